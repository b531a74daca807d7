package io.keycloakstepup.authenticators.needs;

import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.rule.Mode;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * True while the policy's plan for this sign-in still asks for one certain factor. It can also be true while the policy
 * only reports: then the second factors that a realm had before go on being asked for until the policy is enforced.
 */
final class NeedsCondition implements ConditionalAuthenticator {

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        NeedsConfig config = NeedsConfig.of(context.getAuthenticatorConfig());
        return (config.whileReporting() && isNotEnforced(context.getRealm()))
                || config.factor().map(missing(context)::contains).orElse(false);
    }

    private static boolean isNotEnforced(RealmModel realm) {
        return PolicyRegistry.of(realm)
                .match(standing -> standing.policy().mode() == Mode.REPORT, () -> true, broken -> true);
    }

    /** What cannot be decided needs nothing here: the steps after this one refuse it. */
    private static List<String> missing(AuthenticationFlowContext context) {
        return context.getUser() == null
                ? List.of()
                : new Login(context).decide().match(decided -> words(decided.decision()), undecidable -> List.of());
    }

    private static List<String> words(Decision decision) {
        return decision.match(
                granted -> List.of(),
                stepUp -> stepUp.unmet().stream()
                        .flatMap(step -> step.factors())
                        .map(FactorType::word)
                        .toList(),
                denied -> List.of());
    }

    @Override
    public void action(AuthenticationFlowContext context) {}

    @Override
    public boolean requiresUser() {
        return false;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
