/** Requests of the token endpoint: what is presented, what may be said, what is decided. */
@NullMarked
package io.keycloakstepup.flow.grant;

import org.jspecify.annotations.NullMarked;
