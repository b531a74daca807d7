/** The browser flow that is installed: how it is made of the one that was bound before, and how it is written. */
@NullMarked
package io.keycloakstepup.admin.flow;

import org.jspecify.annotations.NullMarked;
