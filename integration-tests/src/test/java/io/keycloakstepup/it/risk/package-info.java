/** The quality desk of the demo, as its clients see it. */
@NullMarked
package io.keycloakstepup.it.risk;

import org.jspecify.annotations.NullMarked;
