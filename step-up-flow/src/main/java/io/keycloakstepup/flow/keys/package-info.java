/** What Keycloak's own model of a WebAuthn credential cannot hold. */
@NullMarked
package io.keycloakstepup.flow.keys;

import org.jspecify.annotations.NullMarked;
