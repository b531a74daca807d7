/** The proxies that ask, and how each of them says which request it asks about. */
@NullMarked
package io.keycloakstepup.gateway.proxy;

import org.jspecify.annotations.NullMarked;
