/** From a request to a verified token: where it stands, what it says, whether it is for us, and who sends it. */
@NullMarked
package io.keycloakstepup.resource.verifier;

import org.jspecify.annotations.NullMarked;
