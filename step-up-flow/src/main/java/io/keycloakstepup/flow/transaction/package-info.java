/** A sign-in over REST from its first call to its last: its states, its token, and where it is kept. */
@NullMarked
package io.keycloakstepup.flow.transaction;

import org.jspecify.annotations.NullMarked;
