/** Realms made for one test. */
@NullMarked
package io.keycloakstepup.it.realm;

import org.jspecify.annotations.NullMarked;
