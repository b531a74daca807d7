/** What travels over HTTP, parsed. */
@NullMarked
package io.keycloakstepup.demo.http;

import org.jspecify.annotations.NullMarked;
