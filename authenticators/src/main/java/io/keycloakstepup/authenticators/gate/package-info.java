/** The last step of the flow: no gate passed, no login. */
@NullMarked
package io.keycloakstepup.authenticators.gate;

import org.jspecify.annotations.NullMarked;
