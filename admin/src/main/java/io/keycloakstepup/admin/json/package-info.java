/** Answers as JSON. */
@NullMarked
package io.keycloakstepup.admin.json;

import org.jspecify.annotations.NullMarked;
