/** Every way to a token, crossed with what is asked, what was proven, and what the policy says. */
@NullMarked
package io.keycloakstepup.it.matrix;

import org.jspecify.annotations.NullMarked;
