/** Random walks through sign-ins over REST, beside a model of them that knows no server. */
@NullMarked
package io.keycloakstepup.it.walk;

import org.jspecify.annotations.NullMarked;
