/** Things that can be used once, claimed in the database. */
@NullMarked
package io.keycloakstepup.flow.once;

import org.jspecify.annotations.NullMarked;
