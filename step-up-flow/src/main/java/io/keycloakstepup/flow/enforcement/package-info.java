/** Whether a realm lets the policy stand before its tokens, and who is told if not. */
@NullMarked
package io.keycloakstepup.flow.enforcement;

import org.jspecify.annotations.NullMarked;
