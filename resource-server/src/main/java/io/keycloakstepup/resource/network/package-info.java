/** Where a token is meant to be used: its claim {@code ctx}. */
@NullMarked
package io.keycloakstepup.resource.network;

import org.jspecify.annotations.NullMarked;
