package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.ledger.FactorsElsewhere;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.registry.StandingPolicy;
import io.keycloakstepup.flow.rescue.Rescue;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Planner;
import io.keycloakstepup.policy.decision.Ruling;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Freshness;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.rule.Policy;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;

/**
 * One answer of the policy to one sign-in as it stands.
 *
 * @param context the sign-in; its user is known
 * @param ledger what that user has proven
 * @param moment the instant of the answer, and the start of the request
 * @param device the browser
 * @param askedForElsewhere factors that authenticators which are not ours can ask for too, where the user has them in
 *     Keycloak
 */
record Deliberation(
        AuthenticationFlowContext context,
        Ledger ledger,
        Moment moment,
        LoginDevice device,
        Set<FactorType> askedForElsewhere) {

    Verdict verdict() {
        return standing()
                .match(
                        this::verdict,
                        () -> new Verdict.Undecidable(Reason.POLICY_MISSING),
                        broken -> new Verdict.Undecidable(Reason.POLICY_BROKEN));
    }

    /** Nobody is rescued in order to change factors, which would outlive the rescue. */
    private StandingPolicy standing() {
        boolean isChange = context.getAuthenticationSession().getClientNote(Constants.KC_ACTION) != null;
        return isChange
                ? PolicyRegistry.of(context.getRealm())
                : Rescue.policyFor(context.getRealm(), context.getUser());
    }

    private Verdict verdict(StandingPolicy.InForce standing) {
        Policy policy = standing.policy();
        RequestTerms terms = new RequestTerms(context, policy);
        if (terms.isBeyond()) {
            return new Verdict.Undecidable(Reason.LEVEL_UNREACHABLE);
        }
        Circumstances circumstances = new Circumstances(context, policy, ledger, moment, device);
        Judgement judgement = terms.added(new Judge(policy).judge(circumstances.facts(), circumstances.readings()));
        Freshness freshness = new AskedAge(context.getSession(), context.getAuthenticationSession()).beside(moment);
        Planner planner = new Planner(policy.levels(), this::canBeAsked);
        Ruling ruling = planner.rule(judgement, terms.wish(), ledger, freshness);
        Optional<Ruling> spared = Optional.of(ruling)
                .filter(full -> full.decision() instanceof Decision.StepUpRequired)
                .flatMap(full -> device.spare(full.judgement()))
                .map(less -> planner.rule(less, terms.wish(), ledger, freshness));
        Ruling last = spared.orElse(ruling);
        return last.isWishUnreachable() && isFinal(last)
                ? new Verdict.Undecidable(Reason.REQUEST_UNREACHABLE)
                : new Verdict.Decided(last, standing, spared.flatMap(less -> device.id()));
    }

    /**
     * Whether a level that is out of reach must be said to be. Who has proven nothing is not told what the account
     * lacks, and who may register what it lacks is asked to; whoever has nothing left to do must be told.
     */
    private boolean isFinal(Ruling ruling) {
        boolean isOpen = ledger.evidence().isEmpty() || ruling.judgement().allowsEnrolment();
        return !(isOpen && ruling.decision() instanceof Decision.StepUpRequired);
    }

    private boolean canBeAsked(Demand demand) {
        UserModel user = context.getUser();
        return new Askable(context).covers(demand)
                || (askedForElsewhere.contains(demand.factor())
                        && new FactorsElsewhere(context.getSession(), context.getRealm()).canShow(user, demand));
    }
}
