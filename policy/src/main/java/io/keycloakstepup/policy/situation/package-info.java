/** Requests that somebody describes by hand: those of a policy's embedded tests and of a what-if question. */
@NullMarked
package io.keycloakstepup.policy.situation;

import org.jspecify.annotations.NullMarked;
