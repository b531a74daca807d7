/** The server's admin REST interface, as an administrator's script would call it. */
@NullMarked
package io.keycloakstepup.it.admin;

import org.jspecify.annotations.NullMarked;
