/** Marks of the gate on client sessions. */
@NullMarked
package io.keycloakstepup.flow.gate;

import org.jspecify.annotations.NullMarked;
