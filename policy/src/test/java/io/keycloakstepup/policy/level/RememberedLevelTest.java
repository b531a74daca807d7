package io.keycloakstepup.policy.level;

import static io.keycloakstepup.policy.Sample.HOUR;
import static io.keycloakstepup.policy.Sample.WORKDAY;
import static io.keycloakstepup.policy.Sample.chain;
import static io.keycloakstepup.policy.Sample.demand;
import static io.keycloakstepup.policy.Sample.step;
import static io.keycloakstepup.policy.level.FactorType.EMAIL_CODE;
import static io.keycloakstepup.policy.level.FactorType.OTP;
import static io.keycloakstepup.policy.level.FactorType.PASSKEY;
import static io.keycloakstepup.policy.level.FactorType.PASSWORD;
import static io.keycloakstepup.policy.level.FactorType.RECOVERY_CODE;
import static io.keycloakstepup.policy.level.FactorType.WEBAUTHN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is left of a level on a device in which its user is remembered. */
final class RememberedLevelTest {

    private static final Step PASSWORD_STEP = step(demand(PASSWORD, WORKDAY));
    private static final Step THING_STEP = step(demand(WEBAUTHN, HOUR), demand(OTP, HOUR), demand(RECOVERY_CODE, HOUR));

    private static Optional<Level> left(int loa, Chain... chains) {
        return new Level("mfa", loa, List.of(chains), Optional.empty()).onRememberedDevice();
    }

    @Test
    void theThingToBeHeldIsSparedAndTheRestIsAsked() {
        Chain whole = chain(PASSWORD_STEP, THING_STEP);

        assertEquals(
                List.of(chain(PASSWORD_STEP), whole),
                left(2, whole).orElseThrow().chains());
        assertEquals(
                chain(PASSWORD_STEP),
                left(2, chain(THING_STEP, PASSWORD_STEP)).orElseThrow().chains().get(0));
    }

    @Test
    void whatIsLeftPromisesNoMoreThanOneFactor() {
        Level left = left(2, chain(PASSWORD_STEP, THING_STEP)).orElseThrow();

        assertEquals(1, left.loa());
        assertEquals("mfa", left.name());
    }

    @Test
    void aPasskeyIsNeverSparedBecauseNothingWouldBeLeft() {
        assertEquals(Optional.empty(), left(2, chain(step(demand(PASSKEY, HOUR)))));
    }

    @Test
    void thingsAloneAreNeverSpared() {
        Step verified = step(new Demand(WEBAUTHN, HOUR, true));

        assertEquals(Optional.empty(), left(1, chain(step(demand(OTP, HOUR)))));
        assertEquals(
                List.of(chain(verified), chain(verified, step(demand(OTP, HOUR)))),
                left(2, chain(verified, step(demand(OTP, HOUR)))).orElseThrow().chains());
    }

    @Test
    void r07_aHigherLevelIsNeverSpared() {
        assertEquals(Optional.empty(), left(3, chain(PASSWORD_STEP, THING_STEP)));
    }

    @Test
    void r07_whatIsAskedEveryTimeIsNeverSpared() {
        assertEquals(Optional.empty(), left(2, chain(PASSWORD_STEP, step(demand(OTP, Duration.ZERO)))));
    }

    @Test
    void r07_aVerifiedKeyIsNeverSpared() {
        assertEquals(Optional.empty(), left(2, chain(PASSWORD_STEP, step(new Demand(WEBAUTHN, HOUR, true)))));
    }

    @Test
    void r09_aCodeToAMailboxIsNeverSpared() {
        Step codes = step(demand(OTP, HOUR), demand(EMAIL_CODE, HOUR));

        assertEquals(
                Optional.empty(),
                new Level("low", 1, List.of(chain(PASSWORD_STEP, step(demand(EMAIL_CODE, HOUR)))), Optional.empty())
                        .onRememberedDevice());
        assertEquals(Optional.empty(), chain(PASSWORD_STEP, codes).withoutPossession());
    }
}
