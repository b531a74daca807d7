package io.keycloakstepup.gateway.http;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a gateway is.
 *
 * @param isReady whether it can answer questions
 * @param checks what was looked at, by name, in order; not all of it must be so for the gateway to be ready
 */
public record Health(boolean isReady, Map<String, Boolean> checks) {

    public Health {
        checks = Collections.unmodifiableMap(new LinkedHashMap<>(checks));
    }
}
