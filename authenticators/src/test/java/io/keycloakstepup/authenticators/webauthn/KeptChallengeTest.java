package io.keycloakstepup.authenticators.webauthn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A challenge counts for what it was made for, and not for long. */
final class KeptChallengeTest {

    private static final Instant MADE = Instant.parse("2026-03-01T12:00:00Z");

    private static final String PURPOSE = KeptChallenge.purpose("assertion", KeyRole.PASSKEY);

    private static final String KEPT = new KeptChallenge(PURPOSE, "anna", MADE.toEpochMilli(), "{}").written();

    @Test
    void almostExpired() {
        assertThat(KeptChallenge.read(KEPT, PURPOSE, "anna", MADE.plus(Duration.ofMinutes(10))))
                .isPresent();
    }

    @Test
    void justExpired() {
        Instant late = MADE.plus(Duration.ofMinutes(10)).plusMillis(1);

        assertThat(KeptChallenge.read(KEPT, PURPOSE, "anna", late)).isEmpty();
    }

    @Test
    void ofAnotherUserIsNone() {
        assertThat(KeptChallenge.read(KEPT, PURPOSE, "ben", MADE)).isEmpty();
    }

    @Test
    void ofAnotherPurposeIsNone() {
        String other = KeptChallenge.purpose("registration", KeyRole.PASSKEY);

        assertThat(KeptChallenge.read(KEPT, other, "anna", MADE)).isEmpty();
        assertThat(other).isNotEqualTo(KeptChallenge.purpose("registration", KeyRole.SECOND_FACTOR));
    }

    @Test
    void forNobodyInParticularIsForEverybody() {
        String anyone = new KeptChallenge(PURPOSE, "", MADE.toEpochMilli(), "{}").written();

        assertThat(KeptChallenge.read(anyone, PURPOSE, "anna", MADE)).isPresent();
    }

    @Test
    void whatIsNoChallengeIsNone() {
        assertThat(KeptChallenge.read("", PURPOSE, "anna", MADE)).isEmpty();
        assertThat(KeptChallenge.read("{\"user\":", PURPOSE, "anna", MADE)).isEmpty();
    }
}
