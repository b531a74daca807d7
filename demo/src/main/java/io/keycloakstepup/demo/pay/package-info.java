/** Payments whose customers sign in over REST: a page, its files, and the API that it calls. */
@NullMarked
package io.keycloakstepup.demo.pay;

import org.jspecify.annotations.NullMarked;
