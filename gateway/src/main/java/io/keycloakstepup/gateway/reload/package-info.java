/** The matrix that is in force, while its file changes. */
@NullMarked
package io.keycloakstepup.gateway.reload;

import org.jspecify.annotations.NullMarked;
