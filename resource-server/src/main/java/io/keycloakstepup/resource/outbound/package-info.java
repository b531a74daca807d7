/** Questions to other servers: where they may go, how long they may take, and how much is listened to. */
@NullMarked
package io.keycloakstepup.resource.outbound;

import org.jspecify.annotations.NullMarked;
