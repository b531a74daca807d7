package io.keycloakstepup.mappers.context;

import java.util.List;
import java.util.Map;

/**
 * The claim {@code ctx}: where the user of a token was when it was made.
 *
 * @param networks the hash of the user's network for each audience of the token; never empty
 */
record ContextClaim(List<String> networks) {

    static final String NAME = "ctx";

    private static final String NETWORK = "ip";

    ContextClaim {
        networks = List.copyOf(networks);
        if (networks.isEmpty()) {
            throw new IllegalArgumentException("a token without an audience binds nobody");
        }
    }

    /** Its value, in which one hash is a text and several are a list, as {@code aud} writes audiences (RFC 7519 §4.1.3). */
    Map<String, Object> value() {
        return Map.of(NETWORK, networks.size() == 1 ? networks.get(0) : networks);
    }
}
