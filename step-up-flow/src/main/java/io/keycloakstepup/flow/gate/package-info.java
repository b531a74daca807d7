/** Who has passed the gate, for what. */
@NullMarked
package io.keycloakstepup.flow.gate;

import org.jspecify.annotations.NullMarked;
