/** Why something was refused, in one closed list. */
@NullMarked
package io.keycloakstepup.flow.reason;

import org.jspecify.annotations.NullMarked;
