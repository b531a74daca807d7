/** Named networks. */
@NullMarked
package io.keycloakstepup.policy.zone;

import org.jspecify.annotations.NullMarked;
