/** Conditions written in the Common Expression Language: checked when they are read, three-valued when asked. */
@NullMarked
package io.keycloakstepup.policy.cel;

import org.jspecify.annotations.NullMarked;
