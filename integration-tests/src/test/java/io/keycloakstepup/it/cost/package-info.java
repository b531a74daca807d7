/** What step-up costs a server, measured beside one that does without. */
@NullMarked
package io.keycloakstepup.it.cost;

import org.jspecify.annotations.NullMarked;
