/** The claim that binds a token to the network of its user. */
@NullMarked
package io.keycloakstepup.mappers.context;

import org.jspecify.annotations.NullMarked;
