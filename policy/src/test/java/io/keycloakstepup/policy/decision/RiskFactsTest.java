package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.facts.FactTable.CLIENT_ID;
import static io.keycloakstepup.policy.facts.FactTable.RISK_LEVEL;
import static io.keycloakstepup.policy.facts.FactTable.RISK_SCORE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.signal.Readings;
import io.keycloakstepup.policy.signal.SignalReading;
import io.keycloakstepup.policy.signal.Signals;
import io.keycloakstepup.policy.signal.Signals.Thresholds;
import io.keycloakstepup.policy.signal.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Risk is added up when somebody asks, and once. */
class RiskFactsTest {

    private static final Signals SIGNALS =
            new Signals(Map.of("new-device", new Weight(30, 0), "new-country", new Weight(40, 0.5)), Thresholds.USUAL);

    private final List<String> read = new ArrayList<>();

    private RiskFacts facts(Facts known) {
        return new RiskFacts(SIGNALS, this::reading, known);
    }

    private SignalReading reading(String signal) {
        read.add(signal);
        return signal.equals("new-device") ? new SignalReading.Known(1, "") : Readings.NONE.of(signal);
    }

    @Test
    void nothingIsReadWhileNobodyAsksForRisk() {
        RiskFacts facts = facts(new KnownFacts(Map.of(CLIENT_ID, "shop")));
        assertEquals(Optional.of("shop"), facts.value(CLIENT_ID));
        assertEquals(List.of(), read);
        assertEquals(Optional.empty(), facts.asked());
    }

    @Test
    void signalsAreReadOnceHoweverOftenRiskIsAskedFor() {
        RiskFacts facts = facts(new KnownFacts(Map.of()));
        assertEquals(Optional.of(50L), facts.value(RISK_SCORE));
        assertEquals(Optional.of(50L), facts.value(RISK_SCORE));
        assertEquals(Optional.of("medium"), facts.value(RISK_LEVEL));
        assertEquals(List.of("new-country", "new-device"), read);
    }

    @Test
    void riskIsANumberEvenWhereNothingIsKnown() {
        RiskFacts facts = new RiskFacts(SIGNALS, Readings.NONE, new KnownFacts(Map.of()));
        assertEquals(Optional.of(20L), facts.value(RISK_SCORE));
        assertEquals(Optional.of("low"), facts.value(RISK_LEVEL));
    }

    @Test
    void scoreThatIsStatedStandsAndGivesTheLevel() {
        RiskFacts facts = facts(new KnownFacts(Map.of(RISK_SCORE, 60L)));
        assertEquals(Optional.of(60L), facts.value(RISK_SCORE));
        assertEquals(Optional.of("high"), facts.value(RISK_LEVEL));
        assertEquals(List.of(), read);
    }
}
