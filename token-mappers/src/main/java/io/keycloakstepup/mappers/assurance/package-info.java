/** The claims that say how strongly the user was authenticated. */
@NullMarked
package io.keycloakstepup.mappers.assurance;

import org.jspecify.annotations.NullMarked;
