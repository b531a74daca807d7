/** Applications that sign their users in over REST. */
@NullMarked
package io.keycloakstepup.it.rest;

import org.jspecify.annotations.NullMarked;
