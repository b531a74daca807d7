/** What must be proven before a user's second factors may be changed. */
@NullMarked
package io.keycloakstepup.flow.guard;

import org.jspecify.annotations.NullMarked;
