/** The laws of the whole product, each proven on a real Keycloak with the shipped jar. */
@NullMarked
package io.keycloakstepup.it;

import org.jspecify.annotations.NullMarked;
