package io.keycloakstepup.flow.facts;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Facts that are looked up when they are first read, and then remembered. A fact without a source is not known. For one
 * request and one thread: the sources use Keycloak's session, which is neither shared nor thread-safe.
 */
final class GatheredFacts implements Facts {

    private final Map<Fact, Supplier<Optional<Object>>> sources;
    private final Map<Fact, Optional<Object>> known = new HashMap<>();

    GatheredFacts(Map<Fact, Supplier<Optional<Object>>> sources) {
        this.sources = Map.copyOf(sources);
    }

    @Override
    public Optional<Object> value(Fact fact) {
        // Not computeIfAbsent: a source may read another fact.
        Optional<Object> value = known.get(fact);
        if (value == null) {
            value = sources.getOrDefault(fact, Optional::empty).get();
            known.put(fact, value);
        }
        return value;
    }
}
