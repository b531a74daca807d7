/** What to try, and in which order. */
@NullMarked
package io.keycloakstepup.demo.tour;

import org.jspecify.annotations.NullMarked;
