package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.Sample.LEVELS;
import static io.keycloakstepup.policy.Sample.MFA;
import static io.keycloakstepup.policy.Sample.MINUTES;
import static io.keycloakstepup.policy.Sample.NOW;
import static io.keycloakstepup.policy.Sample.PHR;
import static io.keycloakstepup.policy.Sample.PWD;
import static io.keycloakstepup.policy.Sample.ledger;
import static io.keycloakstepup.policy.Sample.proven;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.level.Narrowing;
import io.keycloakstepup.policy.level.Target;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a remembered device spares, given who asks for what. */
final class DeviceTrustTest {

    private static Requirement rule(Target target, Permission remembering) {
        return new Requirement(target, "rule", Permission.UNSAID, remembering, false);
    }

    private static Requirement rule(Level level, Permission remembering) {
        return rule(Target.of(level), remembering);
    }

    private static Optional<Judgement> applied(Requirement... requirements) {
        return DeviceTrust.applied(new Judgement(Optional.empty(), List.of(requirements), List.of()));
    }

    private static boolean isEnough(Judgement judgement) {
        return judgement
                .unmet(LEVELS, ledger(proven(PASSWORD, MINUTES)), new Moment(NOW, NOW))
                .isEmpty();
    }

    @Test
    void thePasswordIsEnoughWhereEveryRuleAllowsIt() {
        Judgement spared = applied(rule(MFA, Permission.GRANTED), rule(PWD, Permission.GRANTED))
                .orElseThrow();

        assertTrue(isEnough(spared));
    }

    @Test
    void aRuleThatSaysNothingWithholdsIt() {
        assertEquals(Optional.empty(), applied(rule(MFA, Permission.GRANTED), rule(PWD, Permission.WITHHELD)));
    }

    @Test
    void r07_whatTheRequestTheClientOrKeycloakAsksForIsNeverSpared() {
        Stream.of(Requirement.REQUESTED, "minimum", "keycloak")
                .forEach(origin -> assertEquals(
                        Optional.empty(),
                        applied(rule(MFA, Permission.GRANTED), new Requirement(MFA, origin)),
                        origin));
    }

    @Test
    void r07_aHigherLevelStaysWhole() {
        assertEquals(Optional.empty(), applied(rule(PHR, Permission.GRANTED)));
    }

    @Test
    void r07_aRuleThatAsksEachTimeIsNeverSpared() {
        Target eachTime = new Target(MFA, new Narrowing(Optional.of(Duration.ZERO), Optional.empty()));

        assertEquals(Optional.empty(), applied(rule(eachTime, Permission.GRANTED)));
    }

    @Test
    void theAgeThatARuleAllowsBindsWhatIsLeft() {
        Target recent = new Target(MFA, new Narrowing(Optional.of(Duration.ofSeconds(1)), Optional.empty()));

        assertEquals(
                Optional.of(false), applied(rule(recent, Permission.GRANTED)).map(DeviceTrustTest::isEnough));
    }
}
