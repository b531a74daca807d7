/** The password, asked for again when it is stale. */
@NullMarked
package io.keycloakstepup.authenticators.password;

import org.jspecify.annotations.NullMarked;
