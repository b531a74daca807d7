/** Where tokens are meant to be used, so told that only their audience can compare it. */
@NullMarked
package io.keycloakstepup.flow.context;

import org.jspecify.annotations.NullMarked;
