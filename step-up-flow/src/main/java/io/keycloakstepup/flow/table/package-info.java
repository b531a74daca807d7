/** Tables of our own in Keycloak's database, and how they are kept small. */
@NullMarked
package io.keycloakstepup.flow.table;

import org.jspecify.annotations.NullMarked;
