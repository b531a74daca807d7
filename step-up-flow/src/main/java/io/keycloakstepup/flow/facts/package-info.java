/** What the server knows of a request, gathered on demand. */
@NullMarked
package io.keycloakstepup.flow.facts;

import org.jspecify.annotations.NullMarked;
