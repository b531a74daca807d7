package io.keycloakstepup.flow.facts;

import org.keycloak.models.ClientModel;

/** Whether a client is the operator's own: its attribute {@code step-up.first-party}. */
public final class FirstParty {

    private static final String ATTRIBUTE = "step-up.first-party";

    private FirstParty() {}

    /** It is not unless the attribute is {@code true}. */
    public static boolean is(ClientModel client) {
        return Boolean.parseBoolean(client.getAttribute(ATTRIBUTE));
    }
}
