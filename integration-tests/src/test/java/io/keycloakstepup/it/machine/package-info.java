/** Programs of this machine that tests need. */
@NullMarked
package io.keycloakstepup.it.machine;

import org.jspecify.annotations.NullMarked;
