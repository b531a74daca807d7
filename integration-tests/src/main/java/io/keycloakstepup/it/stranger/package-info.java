/** An authenticator of somebody else's, as one finds them: it knows nothing of step-up. */
@NullMarked
package io.keycloakstepup.it.stranger;

import org.jspecify.annotations.NullMarked;
