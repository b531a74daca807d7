/** How the server keeps what it must recognise and need not know. */
@NullMarked
package io.keycloakstepup.flow.hash;

import org.jspecify.annotations.NullMarked;
