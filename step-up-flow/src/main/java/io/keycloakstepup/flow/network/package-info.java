/** Where an address lies: what databases and lists of the server's operator say about it. */
@NullMarked
package io.keycloakstepup.flow.network;

import org.jspecify.annotations.NullMarked;
