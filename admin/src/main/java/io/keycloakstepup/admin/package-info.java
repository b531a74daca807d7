/** Makes the admin REST and its page known to Keycloak. */
@NullMarked
package io.keycloakstepup.admin;

import org.jspecify.annotations.NullMarked;
