/** What holds on two nodes and one PostgreSQL, however they and the network between them behave. */
@NullMarked
package io.keycloakstepup.it.cluster;

import org.jspecify.annotations.NullMarked;
