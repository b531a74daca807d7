/** A command line that looks through matrices and OpenAPI documents. */
@NullMarked
package io.keycloakstepup.resource.command;

import org.jspecify.annotations.NullMarked;
