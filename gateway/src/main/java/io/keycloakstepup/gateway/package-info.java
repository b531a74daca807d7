/** A service that proxies ask whether a request to an API may go on. */
@NullMarked
package io.keycloakstepup.gateway;

import org.jspecify.annotations.NullMarked;
