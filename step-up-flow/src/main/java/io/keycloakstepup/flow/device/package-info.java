/** The browsers that users are known by, and those that they have asked to be remembered in. */
@NullMarked
package io.keycloakstepup.flow.device;

import org.jspecify.annotations.NullMarked;
