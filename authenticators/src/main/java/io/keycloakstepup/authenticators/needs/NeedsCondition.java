package io.keycloakstepup.authenticators.needs;

import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Step;
import io.keycloakstepup.policy.rule.Mode;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.conditional.ConditionalAuthenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * True while the policy's plan for this sign-in still asks for one certain factor. A word that the policy does not know is
 * a factor that it does not ask for. It can also be true while the policy
 * only reports: then the second factors that a realm had before go on being asked for until the policy is enforced.
 */
final class NeedsCondition implements ConditionalAuthenticator {

    @Override
    public boolean matchCondition(AuthenticationFlowContext context) {
        NeedsConfig config = NeedsConfig.of(context.getAuthenticatorConfig());
        return (config.whileReporting() && isNotEnforced(context.getRealm()))
                || config.factor()
                        .flatMap(PolicyRegistry.of(context.getRealm()).factors()::named)
                        .map(factor -> isMissing(factor, context))
                        .orElse(false);
    }

    private static boolean isNotEnforced(RealmModel realm) {
        return PolicyRegistry.of(realm)
                .match(standing -> standing.policy().mode() == Mode.REPORT, () -> true, broken -> true);
    }

    /** What cannot be decided needs nothing here: the steps after this one refuse it. */
    private static boolean isMissing(FactorType factor, AuthenticationFlowContext context) {
        return context.getUser() != null
                && new Login(context)
                        .decide(Set.of(factor))
                        .match(decided -> isMissing(factor, decided.decision()), undecidable -> false);
    }

    private static boolean isMissing(FactorType factor, Decision decision) {
        return decision.match(
                granted -> false,
                stepUp -> stepUp.unmet().stream().flatMap(Step::factors).anyMatch(factor::equals),
                denied -> false);
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
