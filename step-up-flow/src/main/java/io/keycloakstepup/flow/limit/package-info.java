/** How often a secret may be guessed at: counted exactly, on all nodes together, before the secret is read. */
@NullMarked
package io.keycloakstepup.flow.limit;

import org.jspecify.annotations.NullMarked;
