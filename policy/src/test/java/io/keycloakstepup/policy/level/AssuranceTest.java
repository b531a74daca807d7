package io.keycloakstepup.policy.level;

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
import static io.keycloakstepup.policy.level.FactorType.EMAIL_CODE;
import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSKEY;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static io.keycloakstepup.policy.level.FactorType.RECOVERY_CODE;
import static io.keycloakstepup.policy.level.FactorType.WEBAUTHN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class AssuranceTest {

    /** RFC 8176 §2. */
    private static final Set<String> REGISTERED = Set.of(
            "face", "fpt", "geo", "hwk", "iris", "kba", "mca", "mfa", "otp", "pin", "pop", "pwd", "rba", "retina", "sc",
            "sms", "swk", "tel", "user", "vbm", "wia");

    private static final Ledger PASSWORD_AND_OTP =
            ledger(proven(PASSWORD, Duration.ofMinutes(20)), proven(OTP, Duration.ofMinutes(10)));

    private final Moment moment = new Moment(NOW, NOW);

    private Assurance read(Ledger ledger, Optional<Level> wanted) {
        return Assurance.of(LEVELS, ledger, moment, wanted, Integer.MAX_VALUE);
    }

    private static Instant before(Duration ago) {
        return NOW.minus(ago);
    }

    @Test
    void requestedLevelIsCarriedIfItIsMet() {
        assertEquals("pwd", read(PASSWORD_AND_OTP, Optional.of(PWD)).acr());
    }

    @Test
    void otherwiseTheHighestFreshLevelIsCarried() {
        assertEquals("mfa", read(PASSWORD_AND_OTP, Optional.empty()).acr());
        assertEquals("mfa", read(PASSWORD_AND_OTP, Optional.of(PHR)).acr());
    }

    @Test
    void carryingALowerLevelDoesNotHideTheSecondFactor() {
        Assurance assurance = read(PASSWORD_AND_OTP, Optional.of(PWD));
        assertTrue(assurance.mfaVerified());
        assertEquals(List.of("pwd", "otp", "mfa"), assurance.amr());
    }

    @Test
    void nothingProvenIsNoLevelAtAll() {
        Assurance assurance = read(Ledger.empty(), Optional.of(PWD));
        assertEquals(
                new Assurance(Assurance.NO_LEVEL, List.of(), Optional.empty(), false, Optional.empty()), assurance);
    }

    @Test
    void authTimeIsWhenTheLastStepOfTheCarriedLevelWasProven() {
        assertEquals(
                Optional.of(before(Duration.ofMinutes(10))),
                read(PASSWORD_AND_OTP, Optional.empty()).authTime());
    }

    @Test
    void retypedPasswordDoesNotMoveAuthTimeOfTheSecondFactor() {
        Ledger retyped = PASSWORD_AND_OTP.with(proven(PASSWORD, Duration.ofMinutes(1)));
        assertEquals(
                Optional.of(before(Duration.ofMinutes(10))),
                read(retyped, Optional.empty()).authTime());
    }

    @Test
    void almostExpiredSecondFactorStillCounts() {
        Assurance assurance = read(ledger(proven(PASSWORD, HOUR), proven(OTP, HOUR)), Optional.empty());
        assertEquals("mfa", assurance.acr());
        assertTrue(assurance.mfaVerified());
    }

    @Test
    void justExpiredSecondFactorLeavesThePasswordAndTheTimeItWasProven() {
        Duration expired = HOUR.plusNanos(1);
        Assurance assurance = read(ledger(proven(PASSWORD, HOUR), proven(OTP, expired)), Optional.empty());
        assertEquals(
                new Assurance("pwd", List.of("pwd"), Optional.of(before(HOUR)), false, Optional.of(before(expired))),
                assurance);
    }

    @Test
    void secondFactorWithoutFreshPasswordIsNoMultiFactor() {
        Assurance assurance =
                read(ledger(proven(PASSWORD, WORKDAY.plusSeconds(1)), proven(OTP, MINUTES)), Optional.empty());
        assertEquals(Assurance.NO_LEVEL, assurance.acr());
        assertFalse(assurance.mfaVerified());
        assertEquals(List.of("otp"), assurance.amr());
    }

    @Test
    void m04_recoveryCodeAddsNothingButMfa() {
        Assurance assurance = read(ledger(proven(PASSWORD, HOUR), proven(RECOVERY_CODE, MINUTES)), Optional.empty());
        assertEquals(List.of("pwd", "mfa"), assurance.amr());
    }

    @Test
    void factorsThatNoLevelAsksForAreNotMentioned() {
        Assurance assurance = read(ledger(proven(PASSWORD, HOUR), proven(EMAIL_CODE, MINUTES)), Optional.empty());
        assertEquals(List.of("pwd"), assurance.amr());
    }

    @Test
    void noLevelAboveTheCeilingIsNamed() {
        Assurance capped = Assurance.of(LEVELS, PASSWORD_AND_OTP, moment, Optional.of(MFA), PWD.loa());
        assertEquals("pwd", capped.acr());
    }

    @Test
    void theCeilingHidesNothingThatWasProven() {
        Assurance capped = Assurance.of(LEVELS, PASSWORD_AND_OTP, moment, Optional.of(PWD), PWD.loa());
        assertTrue(capped.mfaVerified());
        assertEquals(List.of("pwd", "otp", "mfa"), capped.amr());
    }

    @Test
    void levelBelowTheCeilingIsStillReachedByAStrongerChain() {
        Assurance capped = Assurance.of(LEVELS, ledger(proven(PASSKEY, MINUTES)), moment, Optional.empty(), MFA.loa());
        assertEquals("mfa", capped.acr());
        assertTrue(capped.mfaVerified());
    }

    @Provide
    Arbitrary<Ledger> ledgers() {
        Arbitrary<Evidence> proofs = Arbitraries.of(PASSWORD, OTP, RECOVERY_CODE, WEBAUTHN, PASSKEY, EMAIL_CODE)
                .flatMap(factor -> Arbitraries.integers()
                        .between(0, 14 * 60)
                        .map(minutes -> proven(factor, Duration.ofMinutes(minutes))));
        return proofs.list().ofMaxSize(6).map(Ledger::new);
    }

    @Property
    void m01_amrNamesRegisteredMethodsAndMfaNeverAlone(@ForAll("ledgers") Ledger ledger) {
        List<String> amr = read(ledger, Optional.empty()).amr();
        assertTrue(REGISTERED.containsAll(amr), amr.toString());
        assertFalse(amr.equals(List.of("mfa")));
    }

    @Property
    void m01_mfaNeedsTwoKinds(@ForAll("ledgers") Ledger ledger) {
        long kinds = LEVELS.counted(ledger, moment).stream()
                .flatMap(evidence ->
                        evidence.factor().kindsWhen(evidence.factor().equals(PASSKEY)).stream())
                .distinct()
                .count();
        assertTrue(kinds >= 2 || !read(ledger, Optional.empty()).amr().contains("mfa"));
    }

    @Property
    void m02_pwdIsAbsentWhereNoFreshPasswordWasUsed(@ForAll("ledgers") Ledger ledger) {
        boolean used = ledger.newest(PASSWORD)
                .filter(proof -> moment.isFresh(proof.verifiedAt(), WORKDAY))
                .isPresent();
        assertEquals(used, read(ledger, Optional.empty()).amr().contains("pwd"));
    }

    @Property
    void m06_mfaIsInAmrExactlyIfMfaIsVerified(@ForAll("ledgers") Ledger ledger) {
        Assurance assurance = read(ledger, Optional.empty());
        assertEquals(assurance.mfaVerified(), assurance.amr().contains("mfa"));
    }

    @Property
    void m06_mfaIsVerifiedExactlyIfSomeChainOfAMultiFactorLevelIsFresh(@ForAll("ledgers") Ledger ledger) {
        boolean anyChain = LEVELS.ordered().stream()
                .filter(level -> level.loa() >= 2)
                .flatMap(level -> level.chains().stream())
                .anyMatch(chain -> chain.unmet(ledger, moment).isEmpty());
        assertEquals(anyChain, read(ledger, Optional.of(PWD)).mfaVerified());
    }

    @Property
    void timeOnlyEverTakesAway(@ForAll("ledgers") Ledger ledger) {
        List<Integer> loas = IntStream.rangeClosed(0, 15)
                .mapToObj(hours ->
                        Assurance.of(LEVELS, ledger, Moment.at(NOW.plus(Duration.ofHours(hours))), Optional.empty(), 9))
                .map(assurance -> LEVELS.named(assurance.acr()).map(Level::loa).orElse(0))
                .toList();
        assertEquals(loas.stream().sorted((a, b) -> b - a).toList(), loas);
        assertEquals(0, loas.get(15));
    }

    @Property
    void higherCeilingNeverSaysLess(@ForAll("ledgers") Ledger ledger) {
        Assurance low = Assurance.of(LEVELS, ledger, moment, Optional.empty(), 1);
        Assurance high = Assurance.of(LEVELS, ledger, moment, Optional.empty(), 3);
        assertTrue(high.amr().containsAll(low.amr()));
        assertTrue(loa(low) <= Math.min(1, loa(high)));
    }

    private static int loa(Assurance assurance) {
        return LEVELS.named(assurance.acr()).map(Level::loa).orElse(0);
    }
}
