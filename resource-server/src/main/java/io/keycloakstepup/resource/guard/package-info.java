/** The guard of an API: what a request needs, what its token shows, and what is said where that is not enough. */
@NullMarked
package io.keycloakstepup.resource.guard;

import org.jspecify.annotations.NullMarked;
