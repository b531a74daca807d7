package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.facts.RequestedScopes;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.broker.Forwarding;
import io.keycloakstepup.policy.decision.Choice;
import io.keycloakstepup.policy.rule.Mode;
import io.keycloakstepup.policy.rule.Policy;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The levels that one request asks for, as an identity provider is to hear of them: those that the request names, the
 * client's default, and its minimum. What rules require is not among it, as nobody knows yet whom they would be about.
 */
public record LevelsElsewhere(KeycloakSession session, AuthenticationSessionModel authSession) {

    /**
     * The value of {@code acr_values} for one provider, blank where it is to hear nothing; empty in a realm without a
     * policy and in one whose policy only reports: there Keycloak does as it always did.
     */
    public Optional<String> of(String provider) {
        return PolicyRegistry.of(authSession.getRealm())
                .match(
                        inForce -> Optional.of(inForce.policy())
                                .filter(policy -> policy.mode() == Mode.ENFORCE)
                                .map(policy -> names(policy, provider)),
                        Optional::empty,
                        broken -> Optional.of(""));
    }

    private String names(Policy policy, String provider) {
        Forwarding forwarding = policy.brokers().named(provider).forwarding();
        AcrMeaning meaning = new AcrMeaning(policy.levels(), authSession.getClient());
        RequestedScopes scopes = RequestedScopes.of(session, authSession, Optional.empty());
        Optional<Choice> minimum = new LeastLevel(scopes, meaning).level();
        return new AskedLevels(authSession, meaning)
                .wish(minimum).choices().stream()
                        .flatMap(choice ->
                                forwarding.names(choice.name(), choice.level().map(level -> level.name())))
                        .distinct()
                        .collect(Collectors.joining(" "));
    }
}
