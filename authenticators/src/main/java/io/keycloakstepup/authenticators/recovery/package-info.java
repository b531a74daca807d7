/** Recovery codes. */
@NullMarked
package io.keycloakstepup.authenticators.recovery;

import org.jspecify.annotations.NullMarked;
