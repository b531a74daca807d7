package io.keycloakstepup.policy.situation;

import static io.keycloakstepup.policy.facts.FactTable.TIME_INSTANT;

import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.level.Ledger;
import java.time.Instant;
import java.util.List;

/**
 * One request as somebody describes it.
 *
 * @param given the facts that are stated; what every request has is filled in by {@link #factsAt}
 * @param evidence what its user has proven; empty where nothing is stated
 */
public record Situation(KnownFacts given, List<Proof> evidence) {

    public Situation {
        evidence = List.copyOf(evidence);
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
