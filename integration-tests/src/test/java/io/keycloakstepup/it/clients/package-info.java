/** Applications made with the libraries that others use, which know nothing of step-up. */
@NullMarked
package io.keycloakstepup.it.clients;

import org.jspecify.annotations.NullMarked;
