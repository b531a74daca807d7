package io.keycloakstepup.authenticators.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.policy.broker.Broker;
import io.keycloakstepup.policy.broker.Equivalence;
import io.keycloakstepup.policy.broker.Forwarding;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ProviderAnswerTest {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

    private static final Broker PARTNER = new Broker(
            List.of(
                    meaning("gold", FactorType.OTP, Duration.ofMinutes(5)),
                    meaning("now", FactorType.OTP, Duration.ZERO)),
            new Forwarding.Off());

    @Test
    void itStandsForWhatThePolicySays() {
        Worth worth = gold(NOW.minusSeconds(299)).worth(PARTNER, NOW);

        assertThat(worth.factors()).isEqualTo(Map.of(FactorType.OTP, Duration.ofMinutes(5)));
        assertThat(worth.said()).isEqualTo("otp");
    }

    @Test
    void almostExpiredItStillCounts() {
        assertThat(gold(NOW.minusSeconds(300)).worth(PARTNER, NOW).doubt()).isEmpty();
    }

    @Test
    void justExpiredItDoesNot() {
        assertThat(gold(NOW.minusSeconds(301)).worth(PARTNER, NOW).doubt()).contains(Doubt.STALE);
    }

    @Test
    void aClockThatIsALittleAheadIsForgivenAndMakesNothingYounger() {
        ProviderAnswer ahead = gold(NOW.plusSeconds(60));

        assertThat(ahead.worth(PARTNER, NOW).doubt()).isEmpty();
        assertThat(ahead.at(NOW)).isEqualTo(NOW);
    }

    @Test
    void aTimeThatIsYetToComeIsNotBelieved() {
        ProviderAnswer inMilliseconds = gold(Instant.ofEpochSecond(NOW.toEpochMilli()));

        assertThat(inMilliseconds.worth(PARTNER, NOW).doubt()).contains(Doubt.AHEAD);
        assertThat(inMilliseconds.at(NOW)).isEqualTo(NOW);
    }

    @Test
    void withoutATimeItStandsForNothing() {
        ProviderAnswer untimed = answer(List.of("gold"), Optional.empty());

        assertThat(untimed.worth(PARTNER, NOW).doubt()).contains(Doubt.UNTIMED);
        assertThat(untimed.at(NOW)).isEqualTo(NOW);
    }

    @Test
    void whatThePolicyDoesNotNameStandsForNothing() {
        assertThat(answer(List.of("silver"), Optional.of(NOW))
                        .worth(PARTNER, NOW)
                        .doubt())
                .contains(Doubt.UNMAPPED);
        assertThat(gold(NOW).worth(Broker.UNNAMED, NOW).doubt()).contains(Doubt.UNMAPPED);
    }

    @Test
    void whatMustBeProvenWithinTheRequestIsLeftToTheGate() {
        Worth worth = answer(List.of("now"), Optional.of(NOW.minusSeconds(3))).worth(PARTNER, NOW);

        assertThat(worth.factors()).isEqualTo(Map.of(FactorType.OTP, Duration.ZERO));
    }

    private static Equivalence meaning(String acr, FactorType factor, Duration maxAge) {
        return new Equivalence(Set.of(acr), Set.of(), List.of(factor), maxAge);
    }

    private static ProviderAnswer gold(Instant at) {
        return answer(List.of("gold"), Optional.of(at));
    }

    private static ProviderAnswer answer(List<String> acrs, Optional<Instant> at) {
        return new ProviderAnswer("partner", acrs, List.of(), at);
    }
}
