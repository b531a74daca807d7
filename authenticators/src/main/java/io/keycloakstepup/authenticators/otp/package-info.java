/** One-time passwords over Keycloak's stored credentials. */
@NullMarked
package io.keycloakstepup.authenticators.otp;

import org.jspecify.annotations.NullMarked;
