package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.decision.Choice;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.level.Levels;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.ClientModel;
import org.keycloak.protocol.oidc.utils.AcrUtils;

/** The level below which nobody signs in to one client, by Keycloak's own setting and by ours: the higher counts. */
public final class ClientMinimum {

    /** The attribute of a client that names the level. */
    static final String ATTRIBUTE = "step-up.min-acr";

    /** What explanations call it. */
    private static final String ORIGIN = "minimum";

    private final ClientModel client;
    private final AcrMeaning meaning;

    ClientMinimum(ClientModel client, AcrMeaning meaning) {
        this.client = client;
        this.meaning = meaning;
    }

    /** That of a client where these are the levels. */
    public static ClientMinimum of(ClientModel client, Levels levels) {
        return new ClientMinimum(client, new AcrMeaning(levels, client));
    }

    /** Whether it is more than any level of the policy can meet, whoever asks. */
    public boolean isBeyond() {
        return level().filter(choice -> choice.level().isEmpty()).isPresent();
    }

    /** What is asked of a request of this client beside the policy; empty where the client asks nothing. */
    public Optional<Requirement> requirement() {
        return level().flatMap(Choice::level).map(least -> new Requirement(least, ORIGIN));
    }

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
