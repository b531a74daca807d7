/** What a user may choose from, kept on the server. */
@NullMarked
package io.keycloakstepup.authenticators.choice;

import org.jspecify.annotations.NullMarked;
