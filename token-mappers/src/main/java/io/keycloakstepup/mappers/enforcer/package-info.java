/** Refuses tokens to whom the gate did not let pass. */
@NullMarked
package io.keycloakstepup.mappers.enforcer;

import org.jspecify.annotations.NullMarked;
