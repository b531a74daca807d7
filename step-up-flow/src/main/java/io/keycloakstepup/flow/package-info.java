/** The provider type under which a realm stores its policy. */
@NullMarked
package io.keycloakstepup.flow;

import org.jspecify.annotations.NullMarked;
