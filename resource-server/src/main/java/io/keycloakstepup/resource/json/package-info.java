/** JSON as it comes from strangers. */
@NullMarked
package io.keycloakstepup.resource.json;

import org.jspecify.annotations.NullMarked;
