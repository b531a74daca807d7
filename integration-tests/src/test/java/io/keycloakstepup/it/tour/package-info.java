/** A walk through all our pages, by keyboard. */
@NullMarked
package io.keycloakstepup.it.tour;

import org.jspecify.annotations.NullMarked;
