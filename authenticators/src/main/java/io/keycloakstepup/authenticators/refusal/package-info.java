/** How a sign-in is refused. */
@NullMarked
package io.keycloakstepup.authenticators.refusal;

import org.jspecify.annotations.NullMarked;
