/** What a gateway listens with: one address for the proxy, another for those who look after it. */
@NullMarked
package io.keycloakstepup.gateway.http;

import org.jspecify.annotations.NullMarked;
