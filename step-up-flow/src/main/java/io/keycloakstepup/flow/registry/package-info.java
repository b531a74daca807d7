/** Where a realm's policy is stored, and what is in force. */
@NullMarked
package io.keycloakstepup.flow.registry;

import org.jspecify.annotations.NullMarked;
