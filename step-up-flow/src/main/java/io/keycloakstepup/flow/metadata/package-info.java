/** What the server publishes of itself, so that applications know which levels they can ask for. */
@NullMarked
package io.keycloakstepup.flow.metadata;

import org.jspecify.annotations.NullMarked;
