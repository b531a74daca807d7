/** How unusual a sign-in is: signals that compare it with the user's own history, and the risk they add up to. */
@NullMarked
package io.keycloakstepup.policy.signal;

import org.jspecify.annotations.NullMarked;
