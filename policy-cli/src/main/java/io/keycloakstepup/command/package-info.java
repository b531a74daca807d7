/** The command line: policies validated and tested outside Keycloak. */
@NullMarked
package io.keycloakstepup.command;

import org.jspecify.annotations.NullMarked;
