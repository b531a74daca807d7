/** What a policy decides for one request, and why. */
@NullMarked
package io.keycloakstepup.policy.decision;

import org.jspecify.annotations.NullMarked;
