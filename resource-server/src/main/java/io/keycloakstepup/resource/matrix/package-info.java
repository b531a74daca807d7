/** The sensitivity matrix: which operation of an API needs how strong a proof. */
@NullMarked
package io.keycloakstepup.resource.matrix;

import org.jspecify.annotations.NullMarked;
