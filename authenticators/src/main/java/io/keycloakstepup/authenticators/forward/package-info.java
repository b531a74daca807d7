/** What identity providers hear of the levels that are asked for here. */
@NullMarked
package io.keycloakstepup.authenticators.forward;

import org.jspecify.annotations.NullMarked;
