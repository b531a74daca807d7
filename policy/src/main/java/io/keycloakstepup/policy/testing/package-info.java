/** Trying a policy out: its embedded tests, and questions of what would happen. */
@NullMarked
package io.keycloakstepup.policy.testing;

import org.jspecify.annotations.NullMarked;
