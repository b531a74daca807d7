package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.facts.DirectFacts;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Planner;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.level.Step;
import io.keycloakstepup.policy.level.Target;
import io.keycloakstepup.policy.rule.Policy;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * With what anybody begins who has named an account over REST and proven nothing. It depends on the request alone, not on
 * the account, so that it is the same for names that nobody has.
 *
 * @param refusal why nobody may begin at all; empty where somebody may
 * @param demands the factors, the password before all and recovery codes last; empty where nobody may begin
 * @param prompts how many questions there will be at least
 */
public record Opening(Optional<Reason> refusal, List<Demand> demands, int prompts) {

    public Opening {
        demands = List.copyOf(demands);
    }

    /**
     * The one of this request.
     *
     * @param context the call, in which what is asked stands in the notes
     * @param isMultiFactor whether a level of several factors is asked for, whatever the policy says
     */
    public static Opening of(AuthenticationFlowContext context, boolean isMultiFactor, Instant now) {
        return PolicyRegistry.of(context.getRealm())
                .match(
                        standing -> of(context, standing.policy(), isMultiFactor, now),
                        () -> refused(Reason.POLICY_MISSING),
                        broken -> refused(Reason.POLICY_BROKEN));
    }

    private static Opening of(AuthenticationFlowContext context, Policy policy, boolean isMultiFactor, Instant now) {
        Facts facts = new DirectFacts(
                        context.getSession(), context.getAuthenticationSession(), FlowGrant.of(context), now)
                .ofNobody();
        Judge judge = new Judge(policy);
        if (judge.certainDenial(facts).isPresent()) {
            return refused(Reason.POLICY_DENIED);
        }
        RequestTerms terms = new RequestTerms(context, policy);
        if (terms.isBeyond()) {
            return refused(Reason.LEVEL_UNREACHABLE);
        }
        Factors onServer = new Factors(context.getSession());
        Planner planner = new Planner(policy.levels(), demand -> isAskable(onServer, demand));
        Decision decision = planner.rule(
                        terms.added(undenied(judge.judge(facts))), terms.wish(), new Ledger(List.of()), Moment.at(now))
                .decision();
        Target target = target(policy.levels(), decision, isMultiFactor);
        return of(target.chains(policy.levels()).map(Chain::steps).toList(), onServer);
    }

    /** What is denied to some is not said before it is known who asks. */
    private static Judgement undenied(Judgement judgement) {
        return new Judgement(
                Optional.empty(),
                judgement.requirements(),
                judgement.exemptions(),
                judgement.notifies(),
                judgement.findings());
    }

    private static boolean isAskable(Factors onServer, Demand demand) {
        return !demand.factor().equals(FactorType.IDP)
                && onServer.of(demand.factor()).isPresent();
    }

    /** Where nothing is asked, somebody must still be authenticated. */
    private static Target target(Levels levels, Decision decision, boolean isMultiFactor) {
        Target asked = decision.match(
                granted -> Target.of(levels.lowest()), stepUp -> stepUp.target(), denied -> Target.of(levels.lowest()));
        return isMultiFactor && !asked.level().isMultiFactor()
                ? levels.ordered().stream()
                        .filter(Level::isMultiFactor)
                        .findFirst()
                        .map(Target::of)
                        .orElse(asked)
                : asked;
    }

    private static Opening of(List<List<Step>> chains, Factors onServer) {
        List<Demand> demands = FirstStep.of(chains).stream()
                .map(FirstStep::demand)
                .filter(demand -> isAskable(onServer, demand))
                .sorted(Comparator.comparing((Demand demand) -> !demand.factor().equals(FactorType.PASSWORD))
                        .thenComparing(demand -> demand.factor().equals(FactorType.RECOVERY_CODE)))
                .toList();
        int prompts = chains.stream().mapToInt(List::size).min().orElse(0);
        return demands.isEmpty() ? refused(Reason.LEVEL_UNREACHABLE) : new Opening(Optional.empty(), demands, prompts);
    }

    private static Opening refused(Reason reason) {
        return new Opening(Optional.of(reason), List.of(), 0);
    }
}
