/** The password grant: what it asks beside the password, and how it goes on. */
@NullMarked
package io.keycloakstepup.authenticators.direct;

import org.jspecify.annotations.NullMarked;
