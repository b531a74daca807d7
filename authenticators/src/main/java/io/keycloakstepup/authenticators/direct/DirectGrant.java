package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.authenticators.gate.PassRecord;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.login.FirstStep;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * One password grant whose password was right: asks the policy, looks at the answers that came with it as long as the policy
 * wants them, and lets it pass or says why not.
 *
 * @param context the step of the flow
 * @param login the sign-in
 * @param form what the application sent
 */
record DirectGrant(AuthenticationFlowContext context, Login login, TokenForm form) {

    /** Empty where the grant has passed. */
    Optional<GrantRefusal> refusal() {
        return refusal(Set.of());
    }

    private Optional<GrantRefusal> refusal(Set<FactorType> answered) {
        return login.decide()
                .match(
                        decided -> refusal(decided, answered),
                        undecidable -> Optional.of(GrantRefusal.of(undecidable.reason())));
    }

    private Optional<GrantRefusal> refusal(Verdict.Decided decided, Set<FactorType> answered) {
        return decided.decision()
                .match(
                        granted -> pass(decided),
                        stepUp -> furtherTo(stepUp, decided, answered),
                        denied -> Optional.of(GrantRefusal.of(Reason.POLICY_DENIED)));
    }

    private Optional<GrantRefusal> pass(Verdict.Decided decided) {
        if (form.authSession().isPresent() && !isAskedFor(decided)) {
            return Optional.of(GrantRefusal.of(Reason.FACTOR_EXPIRED));
        }
        login.pass(decided);
        PassRecord.write(context, login, decided);
        return Optional.empty();
    }

    /**
     * Whoever goes on has passed none of the realm's own steps again: where the policy has come to ask nothing in between, or
     * the password counts no more, they have to begin anew.
     */
    private boolean isAskedFor(Verdict.Decided decided) {
        return !decided.judgement().requirements().isEmpty() && !login.isUnproven();
    }

    /** Codes are looked at after a password alone: else this would be a place to guess them. */
    private Optional<GrantRefusal> furtherTo(
            Decision.StepUpRequired stepUp, Verdict.Decided decided, Set<FactorType> answered) {
        if (login.isUnproven()) {
            return Optional.of(GrantRefusal.of(Reason.LEVEL_UNMET));
        }
        List<FirstStep> steps = FirstStep.of(login.ways(decided, stepUp.target(), Set.of()));
        if (steps.isEmpty()) {
            return Optional.of(GrantRefusal.of(decided.whyUnreachable()));
        }
        return steps.stream()
                .map(step -> step.demand().factor())
                .filter(type -> !answered.contains(type) && form.answerTo(type).isPresent())
                .findFirst()
                .map(type -> check(type, steps, answered))
                .orElseGet(() -> Optional.of(begin(steps)));
    }

    private Optional<GrantRefusal> check(FactorType type, List<FirstStep> steps, Set<FactorType> answered) {
        Answer answer = new Answer(
                form.answerTo(type).orElseThrow(), Optional.empty(), BegunFactor.kept(authSession(), type), true);
        return factor(type)
                .verify(login.user(), answer, login.now())
                .match(
                        proven -> {
                            login.prove(proven.evidence());
                            BegunFactor.forgetIn(authSession());
                            return refusal(with(type, answered));
                        },
                        refused -> Optional.of(GrantRefusal.of(type, refused, steps)));
    }

    private static Set<FactorType> with(FactorType type, Set<FactorType> answered) {
        Set<FactorType> more = new HashSet<>(answered);
        more.add(type);
        return more;
    }

    /** Begins the factor that the application wants to be begun, if the policy wants it too. */
    private GrantRefusal begin(List<FirstStep> steps) {
        GrantRefusal refusal = GrantRefusal.until(steps);
        return steps.stream()
                .map(step -> step.demand().factor())
                .filter(form::begins)
                .map(this::factor)
                .filter(Factor::needsBeginning)
                .findFirst()
                .map(factor -> {
                    Challenge challenge = challenge(factor);
                    BegunFactor.keep(authSession(), factor.type(), challenge);
                    return refusal.showing(challenge.shown(), challenge.hindrance());
                })
                .orElse(refusal);
    }

    private Challenge challenge(Factor factor) {
        Optional<String> kept = BegunFactor.kept(authSession(), factor.type());
        return kept.isPresent()
                ? factor.renew(login.user(), KeyDemand.NONE, new Challenge(kept, Optional.empty()), true)
                : factor.challenge(login.user(), KeyDemand.NONE);
    }

    /** What is asked for next is known to the server, or it would not be among the ways. */
    private Factor factor(FactorType type) {
        return new Factors(context.getSession()).of(type).orElseThrow();
    }

    private AuthenticationSessionModel authSession() {
        return context.getAuthenticationSession();
    }
}
