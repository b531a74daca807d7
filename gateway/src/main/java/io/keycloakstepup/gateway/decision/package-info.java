/** From a proxy's question to an answer that it understands. */
@NullMarked
package io.keycloakstepup.gateway.decision;

import org.jspecify.annotations.NullMarked;
