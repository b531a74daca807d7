/** The text of a sensitivity matrix: read with the place of every error, and tried on its own tests. */
@NullMarked
package io.keycloakstepup.resource.document;

import org.jspecify.annotations.NullMarked;
