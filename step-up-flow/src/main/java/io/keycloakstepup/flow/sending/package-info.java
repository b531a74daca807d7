/** How often something may be sent, counted in the database. */
@NullMarked
package io.keycloakstepup.flow.sending;

import org.jspecify.annotations.NullMarked;
