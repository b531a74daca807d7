/** Which factors were ever bound to an account. */
@NullMarked
package io.keycloakstepup.flow.binding;

import org.jspecify.annotations.NullMarked;
