package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.decision.Choice;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.utils.AcrUtils;

/** The level below which nobody signs in to one client, by Keycloak's own setting and by ours: the higher counts. */
record ClientMinimum(ClientModel client, AcrMeaning meaning) {

    /** The attribute of a client that names the level. */
    static final String ATTRIBUTE = "step-up.min-acr";

    /**
     * The minimum; empty where the client has none. A setting that nobody can make sense of is a minimum without a level:
     * it was meant to protect something.
     */
    Optional<Choice> level() {
        return Stream.of(AcrUtils.getMinimumAcrValue(client), client.getAttribute(ATTRIBUTE))
                .filter(name -> name != null && !name.isBlank())
                .map(meaning::ofNecessary)
                .max(Comparator.comparingInt(Choice::loa));
    }
}
