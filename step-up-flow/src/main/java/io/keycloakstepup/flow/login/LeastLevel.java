package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.policy.decision.Choice;
import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.level.Levels;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.protocol.oidc.utils.AcrUtils;

/**
 * The level below which nobody gets the tokens that one request asks for: by Keycloak's own setting of the client, and by
 * ours of the client and of each scope that the tokens would carry. The highest counts. It is about users: clients that ask for themselves are not asked.
 */
public final class LeastLevel {

    /** The attribute of a client or a client scope that names the level. */
    static final String ATTRIBUTE = "step-up.min-acr";

    /** What explanations call it. */
    private static final String ORIGIN = "minimum";

    private final Optional<Choice> level;

    /** Looked up at once, and once: to resolve scopes is what costs a refresh most. */
    LeastLevel(RequestedScopes scopes, AcrMeaning meaning) {
        this.level = Stream.concat(
                        Stream.ofNullable(AcrUtils.getMinimumAcrValue(scopes.client())), scopes.attributes(ATTRIBUTE))
                .filter(name -> !name.isBlank())
                .map(meaning::ofNecessary)
                .max(Comparator.comparingInt(Choice::loa));
    }

    /** That of tokens with these scopes where these are the levels. */
    public static LeastLevel of(RequestedScopes scopes, Levels levels) {
        return new LeastLevel(scopes, new AcrMeaning(levels, scopes.client()));
    }

    /** Whether it is more than any level of the policy can meet, whoever asks. */
    public boolean isBeyond() {
        return level.filter(choice -> choice.level().isEmpty()).isPresent();
    }

    /** What is asked of the request beside the policy; empty where neither its client nor a scope asks anything. */
    public Optional<Requirement> requirement() {
        return level.flatMap(Choice::level).map(least -> new Requirement(least, ORIGIN));
    }

    /**
     * The level; empty where none is set. A setting that nobody can make sense of is a minimum without a level: it was
     * meant to protect something.
     */
    Optional<Choice> level() {
        return level;
    }
}
