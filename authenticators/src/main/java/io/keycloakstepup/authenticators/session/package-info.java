/** Restores user and session from the SSO cookie. */
@NullMarked
package io.keycloakstepup.authenticators.session;

import org.jspecify.annotations.NullMarked;
