/** What is allowed in a policy, and yet looks like a mistake. */
@NullMarked
package io.keycloakstepup.policy.review;

import org.jspecify.annotations.NullMarked;
