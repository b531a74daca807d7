/** The pages that ask for factors. */
@NullMarked
package io.keycloakstepup.authenticators.page;

import org.jspecify.annotations.NullMarked;
