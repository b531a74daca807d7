/** What a request asks for, read once and in one way; what could be read in two ways is not read. */
@NullMarked
package io.keycloakstepup.resource.request;

import org.jspecify.annotations.NullMarked;
