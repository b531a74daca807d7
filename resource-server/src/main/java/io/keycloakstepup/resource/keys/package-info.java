/** The keys of an issuer: where they are published, how long they are kept, and what happens when they cannot be had. */
@NullMarked
package io.keycloakstepup.resource.keys;

import org.jspecify.annotations.NullMarked;
