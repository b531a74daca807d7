/** JSON, as far as the command line needs it: it brings no library along. */
@NullMarked
package io.keycloakstepup.demo.terminal.json;

import org.jspecify.annotations.NullMarked;
