package io.keycloakstepup.policy.situation;

import static io.keycloakstepup.policy.facts.FactTable.TIME_INSTANT;

import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.signal.Readings;
import io.keycloakstepup.policy.signal.SignalReading;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * One request as somebody describes it.
 *
 * @param given the facts that are stated; what every request has is filled in by {@link #factsAt}
 * @param evidence what its user has proven; empty where nothing is stated
 * @param signals what signals read, from 0 to 1, by their names; those without an entry are unknown
 */
public record Situation(KnownFacts given, List<Proof> evidence, Map<String, Double> signals) implements Readings {

    public Situation {
        evidence = List.copyOf(evidence);
        signals = Map.copyOf(signals);
        signals.values().forEach(value -> new SignalReading.Known(value, ""));
    }

    /** A request of which no signal can be read. */
    public Situation(KnownFacts given, List<Proof> evidence) {
        this(given, evidence, Map.of());
    }

    @Override
    public SignalReading of(String signal) {
        Double value = signals.get(signal);
        return value == null ? Readings.NONE.of(signal) : new SignalReading.Known(value, "as given");
    }

    /** The instant of the request: the one that is stated, or this one where none is. */
    public Instant instantOr(Instant otherwise) {
        return given.value(TIME_INSTANT).map(Instant.class::cast).orElse(otherwise);
    }

    /**
     * The facts of the request, with those filled in that follow from others or that every request has: this instant,
     * {@code request.acrs} from {@code request.acr} and the other way round, no scopes, audiences, prompts or locales,
     * no requested level, the grant {@code browser}. A client has no likely id: where none is stated it is not known.
     */
    public Facts factsAt(Instant now) {
        return new CompletedFacts(given, now);
    }

    /** What the user has proven by this instant. */
    public Ledger ledgerAt(Instant now) {
        return new Ledger(evidence.stream().map(proof -> proof.at(now)).toList());
    }
}
