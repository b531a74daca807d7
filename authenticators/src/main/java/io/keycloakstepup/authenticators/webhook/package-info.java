/** Codes carried by an application of the operator's own, over HTTP. */
@NullMarked
package io.keycloakstepup.authenticators.webhook;

import org.jspecify.annotations.NullMarked;
