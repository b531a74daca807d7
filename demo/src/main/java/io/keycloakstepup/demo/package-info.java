/** The demo: a server, a realm and a small bank, started by one command. */
@NullMarked
package io.keycloakstepup.demo;

import org.jspecify.annotations.NullMarked;
