/** Keys instead of a password: asked for by name, or before anybody has said who they are. */
@NullMarked
package io.keycloakstepup.authenticators.passkey;

import org.jspecify.annotations.NullMarked;
