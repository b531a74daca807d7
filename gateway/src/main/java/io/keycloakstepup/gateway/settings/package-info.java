/** What a gateway is told when it starts. */
@NullMarked
package io.keycloakstepup.gateway.settings;

import org.jspecify.annotations.NullMarked;
