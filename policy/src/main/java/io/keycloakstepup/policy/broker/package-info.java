/** What the word of identity providers is worth to a policy. */
@NullMarked
package io.keycloakstepup.policy.broker;

import org.jspecify.annotations.NullMarked;
