package io.keycloakstepup.policy.level;

import static io.keycloakstepup.policy.Sample.HOUR;
import static io.keycloakstepup.policy.Sample.MINUTES;
import static io.keycloakstepup.policy.Sample.NOW;
import static io.keycloakstepup.policy.Sample.WORKDAY;
import static io.keycloakstepup.policy.Sample.chain;
import static io.keycloakstepup.policy.Sample.demand;
import static io.keycloakstepup.policy.Sample.ledger;
import static io.keycloakstepup.policy.Sample.proven;
import static io.keycloakstepup.policy.Sample.step;
import static io.keycloakstepup.policy.level.FactorType.EMAIL_CODE;
import static io.keycloakstepup.policy.level.FactorType.IDP;
import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSKEY;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static io.keycloakstepup.policy.level.FactorType.RECOVERY_CODE;
import static io.keycloakstepup.policy.level.FactorType.WEBAUTHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final Step PASSWORD_STEP = step(demand(PASSWORD, WORKDAY));
    private static final Step OTP_STEP = step(demand(OTP, HOUR));
    private static final Chain PASSWORD_THEN_OTP = chain(PASSWORD_STEP, OTP_STEP);

    private final Moment moment = new Moment(NOW, NOW);

    @Test
    void unmetStepsComeInTheOrderOfTheChain() {
        assertEquals(List.of(PASSWORD_STEP, OTP_STEP), PASSWORD_THEN_OTP.unmet(Ledger.empty(), moment));
    }

    @Test
    void expiredStepIsUnmetWhileTheOthersHold() {
        Ledger ledger = ledger(proven(PASSWORD, HOUR), proven(OTP, HOUR.plusSeconds(1)));
        assertEquals(List.of(OTP_STEP), PASSWORD_THEN_OTP.unmet(ledger, moment));
    }

    @Test
    void almostExpiredStepIsMet() {
        Ledger ledger = ledger(proven(PASSWORD, WORKDAY), proven(OTP, HOUR));
        assertEquals(List.of(), PASSWORD_THEN_OTP.unmet(ledger, moment));
    }

    @Test
    void completionCountsFromTheLastStepInTheOrderOfTheChain() {
        Ledger ledger = ledger(proven(PASSWORD, Duration.ofMinutes(30)), proven(OTP, Duration.ofMinutes(20)));
        assertEquals(
                Optional.of(NOW.minus(Duration.ofMinutes(20))), PASSWORD_THEN_OTP.lastStepProvenAt(ledger, moment));
    }

    @Test
    void retypedPasswordDoesNotMoveTheCompletion() {
        Ledger ledger = ledger(proven(PASSWORD, Duration.ofMinutes(1)), proven(OTP, Duration.ofMinutes(20)));
        assertEquals(
                Optional.of(NOW.minus(Duration.ofMinutes(20))), PASSWORD_THEN_OTP.lastStepProvenAt(ledger, moment));
    }

    @Test
    void incompleteChainHasNoCompletion() {
        assertEquals(Optional.empty(), PASSWORD_THEN_OTP.lastStepProvenAt(ledger(proven(OTP, HOUR)), moment));
    }

    @Test
    void newestOfSeveralProofsCounts() {
        Ledger ledger =
                ledger(proven(PASSWORD, HOUR), proven(OTP, Duration.ofMinutes(50)), proven(OTP, Duration.ofMinutes(2)));
        assertEquals(Optional.of(NOW.minus(Duration.ofMinutes(2))), PASSWORD_THEN_OTP.lastStepProvenAt(ledger, moment));
    }

    @Test
    void twoFactorsOfOneKindAreOneKind() {
        assertEquals(1, chain(OTP_STEP, step(demand(RECOVERY_CODE, HOUR))).certainKinds(false));
    }

    @Test
    void factorsWithoutKindAddNone() {
        assertEquals(1, chain(PASSWORD_STEP, step(demand(EMAIL_CODE, HOUR))).certainKinds(false));
        assertEquals(0, chain(step(demand(IDP, HOUR))).certainKinds(false));
    }

    @Test
    void passkeyAloneIsTwoKinds() {
        assertEquals(2, chain(step(demand(PASSKEY, HOUR))).certainKinds(false));
    }

    @Test
    void webauthnIsTwoKindsOnlyWhereVerificationIsDemanded() {
        assertEquals(1, chain(step(demand(WEBAUTHN, HOUR))).certainKinds(false));
        assertEquals(2, chain(step(new Demand(WEBAUTHN, HOUR, true))).certainKinds(false));
    }

    @Test
    void weakestAlternativeOfAStepDecides() {
        assertEquals(
                1,
                chain(PASSWORD_STEP, step(demand(OTP, HOUR), demand(EMAIL_CODE, HOUR)))
                        .certainKinds(false));
        assertEquals(
                2,
                chain(PASSWORD_STEP, step(demand(OTP, HOUR), demand(WEBAUTHN, HOUR)))
                        .certainKinds(false));
    }

    @Test
    void verificationThatIsDemandedAndMissingMeetsNothing() {
        Chain chain = chain(step(new Demand(WEBAUTHN, MINUTES, true)));
        Evidence touched = new Evidence(WEBAUTHN, "key", NOW, KeyUse.of(false));
        Evidence verified = new Evidence(WEBAUTHN, "key", NOW, KeyUse.of(true));
        assertEquals(1, chain.unmet(ledger(touched), moment).size());
        assertEquals(0, chain.unmet(ledger(verified), moment).size());
    }

    @Test
    void passkeyThatDidNotVerifyItsUserProvesNothing() {
        Evidence touched = new Evidence(PASSKEY, "key", NOW, KeyUse.of(false));
        assertEquals(
                1,
                chain(step(demand(PASSKEY, HOUR)))
                        .unmet(ledger(touched), moment)
                        .size());
    }

    @Test
    void factorMayNotBeInTwoStepsOfOneChain() {
        assertThrows(IllegalArgumentException.class, () -> chain(PASSWORD_STEP, PASSWORD_STEP));
    }

    @Test
    void emptyChainsAndStepsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> chain());
        assertThrows(IllegalArgumentException.class, () -> step());
    }
}
