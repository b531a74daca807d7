/** How codes reach their users: the interface that every sender implements, and what it is given to send. */
@NullMarked
package io.keycloakstepup.flow.code;

import org.jspecify.annotations.NullMarked;
