/** Asks the policy before any factor is asked for. */
@NullMarked
package io.keycloakstepup.authenticators.policy;

import org.jspecify.annotations.NullMarked;
