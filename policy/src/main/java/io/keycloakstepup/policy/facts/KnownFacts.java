package io.keycloakstepup.policy.facts;

import java.util.Map;
import java.util.Optional;

/**
 * Facts that are all known beforehand: those of a policy's embedded tests and of a what-if question.
 *
 * @param values the values by fact; a fact without an entry is not known
 */
public record KnownFacts(Map<Fact, Object> values) implements Facts {

    public KnownFacts {
        values = Map.copyOf(values);
        values.forEach((fact, value) -> {
            if (!fact.type().admits(value)) {
                throw new IllegalArgumentException(fact.name() + " cannot be '" + value + "'");
            }
        });
    }

    @Override
    public Optional<Object> value(Fact fact) {
        return Optional.ofNullable(values.get(fact));
    }
}
