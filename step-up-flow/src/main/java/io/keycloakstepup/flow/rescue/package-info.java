/** The way back for administrators whom a policy has locked out. */
@NullMarked
package io.keycloakstepup.flow.rescue;

import org.jspecify.annotations.NullMarked;
