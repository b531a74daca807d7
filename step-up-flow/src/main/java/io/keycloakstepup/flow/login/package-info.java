/** One sign-in in progress: what is known, what is proven, what is decided. */
@NullMarked
package io.keycloakstepup.flow.login;

import org.jspecify.annotations.NullMarked;
