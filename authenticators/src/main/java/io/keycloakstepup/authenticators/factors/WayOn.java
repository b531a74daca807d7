package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.choice.Choices;
import io.keycloakstepup.authenticators.enrolment.CodeRight;
import io.keycloakstepup.authenticators.enrolment.Enrolment;
import io.keycloakstepup.authenticators.enrolment.EnrolmentRight;
import io.keycloakstepup.flow.enrolment.EnrolmentPass;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.keys.RegisteredKeys;
import io.keycloakstepup.flow.login.FirstStep;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.level.Chain;
import io.keycloakstepup.policy.level.Demand;
import io.keycloakstepup.policy.level.FactorType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/**
 * Finds what comes next for a user who must prove more.
 *
 * @param context the step of the flow
 * @param login the sign-in
 * @param verdict what the policy says to it
 */
public record WayOn(AuthenticationFlowContext context, Login login, Verdict.Decided verdict) {

    /** What comes next. */
    public Next after(Decision.StepUpRequired stepUp) {
        if (login.isUnproven()) {
            return askAnybody(stepUp);
        }
        EnrolmentRight right = new EnrolmentRight(session(), login, verdict);
        CodeRight code = new CodeRight(context, login);
        List<Enrolment> offers = right.offers(stepUp.target());
        Optional<EnrolmentPass> pass = code.pass().filter(held -> !offers.isEmpty());
        if (pass.isPresent()) {
            return new Next.Add(offers, pass);
        }
        List<FirstStep> steps = FirstStep.of(login.ways(verdict, stepUp.target(), Set.of()));
        boolean orRedeem = !offers.isEmpty() && code.isUsable();
        if (orRedeem && Redeeming.isChosen(context.getAuthenticationSession())) {
            return redeem(code, !steps.isEmpty());
        }
        return steps.isEmpty() ? addOrRefuse(right, code, offers) : ask(steps, orRedeem);
    }

    /**
     * Who has proven nothing is asked what everybody is asked, the password before all and recovery codes last, whatever the
     * account has: the page must not tell.
     */
    private Next askAnybody(Decision.StepUpRequired stepUp) {
        Factors onServer = new Factors(session());
        List<Demand> demands =
                FirstStep.of(stepUp.target()
                                .chains(verdict.standing().policy().levels())
                                .map(Chain::steps)
                                .toList())
                        .stream()
                        .map(FirstStep::demand)
                        .filter(demand -> onServer.of(demand.factor()).isPresent())
                        .sorted(Comparator.comparing(
                                        (Demand demand) -> !demand.factor().equals(FactorType.PASSWORD))
                                .thenComparing(demand -> demand.factor().equals(FactorType.RECOVERY_CODE)))
                        .toList();
        return demands.isEmpty() ? new Next.Refuse(verdict.whyUnreachable()) : new Next.Ask(Choices.ofAnybody(demands));
    }

    private Next addOrRefuse(EnrolmentRight right, CodeRight code, List<Enrolment> offers) {
        if (offers.isEmpty()) {
            return new Next.Refuse(verdict.whyUnreachable());
        }
        if (verdict.judgement().allowsEnrolmentOnlyWithCode()) {
            return redeem(code, false);
        }
        if (right.isHeld()) {
            return new Next.Add(offers, Optional.empty());
        }
        List<FirstStep> towards = right.towardsIt();
        if (!towards.isEmpty()) {
            return ask(towards, code.isUsable());
        }
        return code.isUsable() ? redeem(code, false) : new Next.Refuse(Reason.ENROLMENT_NOT_ALLOWED);
    }

    /** A code is worth nothing without the password, typed in this very sign-in. */
    private Next redeem(CodeRight code, boolean hasOtherWays) {
        if (code.isPasswordProven()) {
            return new Next.Redeem(hasOtherWays);
        }
        return code.canAskPassword()
                ? new Next.Ask(Choices.unlabelled(List.of(FactorType.PASSWORD)))
                : new Next.Refuse(Reason.ENROLMENT_NOT_ALLOWED);
    }

    private Next ask(List<FirstStep> steps, boolean orRedeem) {
        return new Next.Ask(Choices.labelled(steps, login.user(), new RegisteredKeys(session())), orRedeem);
    }

    private KeycloakSession session() {
        return context.getSession();
    }
}
