/** What goes back to a client that is not let through, as HTTP has it. */
@NullMarked
package io.keycloakstepup.resource.answer;

import org.jspecify.annotations.NullMarked;
