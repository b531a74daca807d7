/** The latest sign-ins of each user, in a table of our own. */
@NullMarked
package io.keycloakstepup.flow.history;

import org.jspecify.annotations.NullMarked;
