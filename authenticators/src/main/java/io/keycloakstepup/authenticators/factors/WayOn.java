package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.choice.Choices;
import io.keycloakstepup.authenticators.enrolment.Enrolment;
import io.keycloakstepup.authenticators.enrolment.EnrolmentRight;
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
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/**
 * Finds what comes next for a user who must prove more.
 *
 * @param session the Keycloak session
 * @param login the sign-in
 * @param verdict what the policy says to it
 */
record WayOn(KeycloakSession session, Login login, Verdict.Decided verdict) {

    Next after(Decision.StepUpRequired stepUp) {
        if (login.isUnproven()) {
            return askAnybody(stepUp);
        }
        List<FirstStep> steps = FirstStep.of(login.ways(verdict, stepUp.target(), Set.of()));
        return steps.isEmpty() ? addOrRefuse(stepUp) : ask(steps);
    }

    /**
     * Who has proven nothing is asked what everybody is asked, the password before all and recovery codes last, whatever the
     * account has: the page must not tell.
     */
    private Next askAnybody(Decision.StepUpRequired stepUp) {
        Factors onServer = new Factors(session);
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

    private Next addOrRefuse(Decision.StepUpRequired stepUp) {
        EnrolmentRight right = new EnrolmentRight(session, login, verdict);
        List<Enrolment> offers = right.offers(stepUp.target());
        if (offers.isEmpty()) {
            return new Next.Refuse(verdict.whyUnreachable());
        }
        if (right.isHeld()) {
            return new Next.Add(offers);
        }
        List<FirstStep> towards = right.towardsIt();
        return towards.isEmpty() ? new Next.Refuse(Reason.ENROLMENT_NOT_ALLOWED) : ask(towards);
    }

    private Next ask(List<FirstStep> steps) {
        return new Next.Ask(Choices.labelled(steps, login.user(), new RegisteredKeys(session)));
    }
}
