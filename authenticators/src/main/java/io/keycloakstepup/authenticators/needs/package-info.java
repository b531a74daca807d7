/** A condition on what is missing, for factors of others. */
@NullMarked
package io.keycloakstepup.authenticators.needs;

import org.jspecify.annotations.NullMarked;
