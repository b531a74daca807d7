/** Requests and answers as the tests see them: whole, undisguised, never following a redirect. */
@NullMarked
package io.keycloakstepup.it.http;

import org.jspecify.annotations.NullMarked;
