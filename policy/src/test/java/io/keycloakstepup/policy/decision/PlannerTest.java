package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.Sample.HOUR;
import static io.keycloakstepup.policy.Sample.LEVELS;
import static io.keycloakstepup.policy.Sample.MFA;
import static io.keycloakstepup.policy.Sample.MINUTES;
import static io.keycloakstepup.policy.Sample.NOW;
import static io.keycloakstepup.policy.Sample.PHR;
import static io.keycloakstepup.policy.Sample.PWD;
import static io.keycloakstepup.policy.Sample.WORKDAY;
import static io.keycloakstepup.policy.Sample.ledger;
import static io.keycloakstepup.policy.Sample.proven;
import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSKEY;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static io.keycloakstepup.policy.level.FactorType.WEBAUTHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyUse;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {

    private static final Set<FactorType> PASSWORD_AND_OTP = Set.of(PASSWORD, OTP);

    private static Decision decide(Set<FactorType> available, Ledger ledger, Level... required) {
        List<Requirement> requirements = Stream.of(required)
                .map(level -> new Requirement(level, level.name()))
                .toList();
        Judgement judgement = new Judgement(Optional.empty(), requirements, List.of());
        return new Planner(LEVELS, demand -> available.contains(demand.factor()))
                .decide(judgement, ledger, new Moment(NOW, NOW));
    }

    private static Decision.StepUpRequired stepUp(Set<FactorType> available, Ledger ledger, Level... required) {
        return assertInstanceOf(Decision.StepUpRequired.class, decide(available, ledger, required));
    }

    private static List<List<FactorType>> factors(Decision.StepUpRequired decision) {
        return decision.unmet().stream().map(step -> step.factors().toList()).toList();
    }

    @Test
    void nothingRequiredIsGranted() {
        assertInstanceOf(Decision.Granted.class, decide(Set.of(), Ledger.empty()));
    }

    @Test
    void denialIsNotPlanned() {
        Judgement judgement = new Judgement(Optional.of("no"), List.of(), List.of());
        Decision decision = new Planner(LEVELS, factor -> true).decide(judgement, Ledger.empty(), new Moment(NOW, NOW));
        assertEquals("no", assertInstanceOf(Decision.Denied.class, decision).reason());
    }

    @Test
    void metLevelIsGranted() {
        Ledger ledger = ledger(proven(PASSWORD, HOUR), proven(OTP, MINUTES));
        assertInstanceOf(Decision.Granted.class, decide(PASSWORD_AND_OTP, ledger, MFA, PWD));
    }

    @Test
    void expiredFactorIsAskedAgainAndNothingElse() {
        Ledger ledger = ledger(proven(PASSWORD, HOUR), proven(OTP, HOUR.plusSeconds(1)));
        assertEquals(List.of(List.of(OTP)), factors(stepUp(PASSWORD_AND_OTP, ledger, MFA)));
    }

    @Test
    void stalePasswordIsAskedAgainLikeAnyFactor() {
        Ledger ledger = ledger(proven(PASSWORD, WORKDAY.plusSeconds(1)), proven(OTP, MINUTES));
        assertEquals(List.of(List.of(PASSWORD)), factors(stepUp(PASSWORD_AND_OTP, ledger, MFA)));
    }

    @Test
    void chainWithTheFewestPromptsIsTaken() {
        assertEquals(List.of(List.of(PASSKEY)), factors(stepUp(Set.of(PASSWORD, OTP, PASSKEY), Ledger.empty(), MFA)));
    }

    @Test
    void orderOfThePolicyDecidesBetweenEqualChains() {
        Ledger ledger = ledger(proven(PASSWORD, MINUTES));
        assertEquals(List.of(List.of(OTP)), factors(stepUp(Set.of(PASSWORD, OTP, PASSKEY), ledger, MFA)));
    }

    @Test
    void alternativesOfAStepKeepTheirOrderAndOmitWhatIsNotAtHand() {
        Ledger ledger = ledger(proven(PASSWORD, MINUTES));
        assertEquals(List.of(List.of(WEBAUTHN, OTP)), factors(stepUp(Set.of(PASSWORD, OTP, WEBAUTHN), ledger, MFA)));
        assertEquals(List.of(List.of(OTP)), factors(stepUp(PASSWORD_AND_OTP, ledger, MFA)));
    }

    @Test
    void levelsAreNoLadder() {
        Ledger ledger = ledger(proven(PASSWORD, MINUTES));
        Decision.StepUpRequired decision = stepUp(Set.of(PASSWORD, OTP, WEBAUTHN), ledger, PWD, MFA, PHR);
        assertEquals(PHR, decision.level());
        assertEquals(List.of(List.of(WEBAUTHN)), factors(decision));
    }

    @Test
    void keyUsedWithoutVerificationIsAskedAgainWhereVerificationIsDemanded() {
        Ledger ledger = ledger(proven(PASSWORD, MINUTES), new Evidence(WEBAUTHN, "key", NOW, KeyUse.of(false)));
        assertInstanceOf(Decision.Granted.class, decide(Set.of(PASSWORD, WEBAUTHN), ledger, MFA));
        assertEquals(List.of(List.of(WEBAUTHN)), factors(stepUp(Set.of(PASSWORD, WEBAUTHN), ledger, PHR)));
    }

    @Test
    void levelThatNoFactorAtHandReachesIsUnreachable() {
        Decision.StepUpRequired decision = stepUp(Set.of(PASSWORD), ledger(proven(PASSWORD, MINUTES)), MFA);
        assertFalse(decision.isReachable());
        assertTrue(stepUp(PASSWORD_AND_OTP, Ledger.empty(), MFA).isReachable());
    }

    @Test
    void oneLevelOutOfReachIsEnoughToAskForNothing() {
        Level apart = new Level("apart", 4, MFA.chains(), Optional.of(Set.of()));
        Judgement judgement = new Judgement(
                Optional.empty(), List.of(new Requirement(apart, "a"), new Requirement(PHR, "b")), List.of());
        Decision decision = new Planner(
                        new Levels(List.of(PHR, apart)), demand -> PASSWORD_AND_OTP.contains(demand.factor()))
                .decide(judgement, Ledger.empty(), new Moment(NOW, NOW));
        assertFalse(assertInstanceOf(Decision.StepUpRequired.class, decision).isReachable());
    }

    @Test
    void strongerLevelsChainWillDoWhereItIsShorter() {
        Ledger ledger = ledger(proven(PASSKEY, MINUTES));
        assertInstanceOf(Decision.Granted.class, decide(Set.of(), ledger, PWD));
    }

    @Test
    void reasonsAreTheUnmetRequirementsTheHighestFirst() {
        List<Requirement> reasons = stepUp(PASSWORD_AND_OTP, ledger(proven(PASSWORD, MINUTES)), PWD, MFA, PHR)
                .reasons();
        assertEquals(List.of(new Requirement(PHR, "phr"), new Requirement(MFA, "mfa")), reasons);
    }
}
