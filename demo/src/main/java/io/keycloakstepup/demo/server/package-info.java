/** A Keycloak server as a child process: installed once, started and stopped at will. */
@NullMarked
package io.keycloakstepup.demo.server;

import org.jspecify.annotations.NullMarked;
