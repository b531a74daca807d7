/** What a policy says: rules, their selectors and conditions in three-valued logic, and their effects. */
@NullMarked
package io.keycloakstepup.policy.rule;

import org.jspecify.annotations.NullMarked;
