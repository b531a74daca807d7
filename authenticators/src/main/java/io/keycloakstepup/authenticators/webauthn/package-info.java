/** Keys of WebAuthn (Web Authentication Level 3): registered and asked for, over Keycloak's own credentials. */
@NullMarked
package io.keycloakstepup.authenticators.webauthn;

import org.jspecify.annotations.NullMarked;
