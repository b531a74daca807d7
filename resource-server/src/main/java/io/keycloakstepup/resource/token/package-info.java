/** Access tokens: how they come with a request, and what was verified of them. */
@NullMarked
package io.keycloakstepup.resource.token;

import org.jspecify.annotations.NullMarked;
