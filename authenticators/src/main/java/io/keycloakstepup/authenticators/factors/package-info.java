/** Asks for the factors that are missing. */
@NullMarked
package io.keycloakstepup.authenticators.factors;

import org.jspecify.annotations.NullMarked;
