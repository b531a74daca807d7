/** Calls that show a key. */
@NullMarked
package io.keycloakstepup.demo.terminal.wire;

import org.jspecify.annotations.NullMarked;
