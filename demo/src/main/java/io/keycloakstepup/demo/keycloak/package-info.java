/** Keycloak as its clients see it. */
@NullMarked
package io.keycloakstepup.demo.keycloak;

import org.jspecify.annotations.NullMarked;
