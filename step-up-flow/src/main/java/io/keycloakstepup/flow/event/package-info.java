/** How we hear of what Keycloak writes into its events. */
@NullMarked
package io.keycloakstepup.flow.event;

import org.jspecify.annotations.NullMarked;
