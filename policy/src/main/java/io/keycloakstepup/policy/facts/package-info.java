/** What can be known about one request, and how a policy names it. */
@NullMarked
package io.keycloakstepup.policy.facts;

import org.jspecify.annotations.NullMarked;
