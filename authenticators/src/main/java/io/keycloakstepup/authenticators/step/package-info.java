/** What the steps of the flow have in common. */
@NullMarked
package io.keycloakstepup.authenticators.step;

import org.jspecify.annotations.NullMarked;
