/** What a user approves beside the sign-in itself: one operation, named by its digest. */
@NullMarked
package io.keycloakstepup.flow.operation;

import org.jspecify.annotations.NullMarked;
