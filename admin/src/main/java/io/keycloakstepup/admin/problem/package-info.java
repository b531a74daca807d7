/** What the admin REST answers when it does not do what it was asked. */
@NullMarked
package io.keycloakstepup.admin.problem;

import org.jspecify.annotations.NullMarked;
