/** The page on which administrators edit and try out the policy: static files, without any data of the realm. */
@NullMarked
package io.keycloakstepup.admin.console;

import org.jspecify.annotations.NullMarked;
