/** Texts as careless readers see them. */
@NullMarked
package io.keycloakstepup.resource.lettering;

import org.jspecify.annotations.NullMarked;
