/** The server's clock. */
@NullMarked
package io.keycloakstepup.flow.time;

import org.jspecify.annotations.NullMarked;
