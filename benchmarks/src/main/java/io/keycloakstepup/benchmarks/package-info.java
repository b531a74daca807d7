/** How long a decision takes. */
@NullMarked
package io.keycloakstepup.benchmarks;

import org.jspecify.annotations.NullMarked;
