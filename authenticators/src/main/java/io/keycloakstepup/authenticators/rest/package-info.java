/** Signing in over REST: applications show the questions themselves, and go on with a code for Keycloak's token endpoint. */
@NullMarked
package io.keycloakstepup.authenticators.rest;

import org.jspecify.annotations.NullMarked;
