/** The Keycloak under test: one real server for the whole run. */
@NullMarked
package io.keycloakstepup.it.server;

import org.jspecify.annotations.NullMarked;
