/** The bank's API: believes no token unasked, and says what is missing where a token says too little (RFC 9470). */
@NullMarked
package io.keycloakstepup.demo.api;

import org.jspecify.annotations.NullMarked;
