/** The document that says what the server answers, and whether it does. */
@NullMarked
package io.keycloakstepup.it.contract;

import org.jspecify.annotations.NullMarked;
