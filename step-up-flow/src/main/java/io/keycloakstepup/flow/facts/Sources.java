package io.keycloakstepup.flow.facts;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Where each fact of one request comes from. Nothing is looked up before somebody reads it. */
final class Sources {

    private final Map<Fact, Supplier<Optional<Object>>> byFact = new HashMap<>();

    /** A fact that is known once it is looked up. */
    void always(Fact fact, Supplier<?> source) {
        byFact.put(fact, () -> Optional.of(source.get()));
    }

    /** A fact that may turn out not to be known. */
    void maybe(Fact fact, Supplier<? extends Optional<?>> source) {
        byFact.put(fact, () -> source.get().map(Object.class::cast));
    }

    /** The facts; one that was named twice comes from the source that was named last. */
    Facts facts() {
        return new GatheredFacts(byFact);
    }
}
