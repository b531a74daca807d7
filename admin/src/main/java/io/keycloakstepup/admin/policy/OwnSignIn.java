package io.keycloakstepup.admin.policy;

import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Planner;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.rule.Policy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminAuth;

/**
 * The next sign-in in the browser of whoever calls the admin REST of a realm.
 *
 * @param address where the caller is
 */
public record OwnSignIn(KeycloakSession session, RealmModel realm, AdminAuth caller, String address) {

    /**
     * Why it would fail under this policy; empty if it would not, or if this realm's policy is not asked for it: the
     * caller signs in to another realm, or is a client with a service account.
     *
     * @param now when it would take place
     */
    public Optional<String> obstacle(Policy policy, Instant now) {
        if (!caller.getRealm().getId().equals(realm.getId()) || isServiceAccount()) {
            return Optional.empty();
        }
        return decide(policy, new CallerFacts(caller, address).at(now), now)
                .match(
                        granted -> Optional.empty(),
                        stepUp -> stepUp.isReachable() ? Optional.empty() : Optional.of(unreachable(stepUp)),
                        denied -> Optional.of(Reason.POLICY_DENIED.code() + ": " + denied.reason()));
    }

    private boolean isServiceAccount() {
        return caller.getUser().getServiceAccountClientLink() != null;
    }

    private Decision decide(Policy policy, Facts facts, Instant now) {
        Judgement judgement = new Judge(policy).judge(facts);
        Factors factors = new Factors(session);
        Planner planner = new Planner(policy.levels(), demand -> factors.canAsk(caller.getUser(), demand));
        return planner.decide(judgement, new Ledger(List.of()), Moment.at(now));
    }

    private static String unreachable(Decision.StepUpRequired stepUp) {
        return Reason.LEVEL_UNREACHABLE.code() + ": " + stepUp.level().name()
                + " is required, and you have no factors that would reach it";
    }
}
