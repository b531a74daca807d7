/** A command line that signs its user in over REST, and pays. It needs the JDK alone. */
@NullMarked
package io.keycloakstepup.demo.terminal;

import org.jspecify.annotations.NullMarked;
