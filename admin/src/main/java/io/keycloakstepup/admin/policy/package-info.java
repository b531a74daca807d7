/** The policy of one realm as administrators see it: reading, replacing, and not locking oneself out with it. */
@NullMarked
package io.keycloakstepup.admin.policy;

import org.jspecify.annotations.NullMarked;
