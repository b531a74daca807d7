package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.choice.Choices;
import io.keycloakstepup.authenticators.enrolment.Enrolment;
import io.keycloakstepup.authenticators.enrolment.EnrolmentRight;
import io.keycloakstepup.flow.factor.Factors;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.login.Verdict;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.decision.Decision;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.Step;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Map<FactorType, Integer> factors = new LinkedHashMap<>();
        login.ways(verdict, stepUp.target(), Set.of()).forEach(way -> way.stream()
                .limit(1)
                .flatMap(Step::factors)
                .forEach(factor -> factors.putIfAbsent(factor, way.size())));
        return factors.isEmpty() ? addOrRefuse(stepUp) : ask(factors);
    }

    /**
     * Who has proven nothing is asked what everybody is asked, the password before all and recovery codes last, whatever the
     * account has: the page must not tell.
     */
    private Next askAnybody(Decision.StepUpRequired stepUp) {
        Factors onServer = new Factors(session);
        List<FactorType> factors = stepUp.target()
                .chains(verdict.standing().policy().levels())
                .flatMap(chain -> chain.steps().get(0).factors())
                .distinct()
                .filter(factor -> onServer.of(factor).isPresent())
                .sorted(Comparator.comparing((FactorType factor) -> !factor.equals(FactorType.PASSWORD))
                        .thenComparing(FactorType.RECOVERY_CODE::equals))
                .toList();
        return factors.isEmpty()
                ? new Next.Refuse(verdict.whyUnreachable())
                : new Next.Ask(Choices.unlabelled(factors));
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
        List<FactorType> towards = right.towardsIt();
        return towards.isEmpty() ? new Next.Refuse(Reason.ENROLMENT_NOT_ALLOWED) : ask(inOnePrompt(towards));
    }

    private static Map<FactorType, Integer> inOnePrompt(List<FactorType> factors) {
        Map<FactorType, Integer> prompts = new LinkedHashMap<>();
        factors.forEach(factor -> prompts.put(factor, 1));
        return prompts;
    }

    private Next ask(Map<FactorType, Integer> factors) {
        return new Next.Ask(Choices.labelled(factors, login.user()));
    }
}
