/** The interface that every factor implements, and the factors there are. */
@NullMarked
package io.keycloakstepup.flow.factor;

import org.jspecify.annotations.NullMarked;
