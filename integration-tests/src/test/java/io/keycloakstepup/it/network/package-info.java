/** The network between the tests, the servers and their database, as bad as a test wants it. */
@NullMarked
package io.keycloakstepup.it.network;

import org.jspecify.annotations.NullMarked;
