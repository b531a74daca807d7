package io.keycloakstepup.policy.cel;

import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelVariableResolver;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The facts of one evaluation as CEL variables. Each is fetched once, and before the expression runs: CEL takes any
 * exception within it for an unanswered question, while a storage that is down must stop the decision. Not thread-safe.
 */
final class FetchedFacts implements CelVariableResolver {

    private final Facts facts;
    private final Map<String, Optional<Object>> values = new HashMap<>();

    FetchedFacts(Facts facts) {
        this.facts = facts;
    }

    /** Fetches these facts; what is not known of them. */
    List<CelAttributePattern> missing(List<FactRead> reads) {
        List<CelAttributePattern> missing = List.of();
        for (FactRead read : reads) {
            if (value(read.fact()).isEmpty()) {
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(read.pattern());
            }
        }
        return missing;
    }

    private Optional<Object> value(Fact fact) {
        Optional<Object> known = values.get(fact.name());
        if (known == null) {
            known = fetch(fact);
            values.put(fact.name(), known);
        }
        return known;
    }

    @Override
    public Optional<Object> find(String name) {
        return values.getOrDefault(name, Optional.empty());
    }

    private Optional<Object> fetch(Fact fact) {
        Optional<Object> value = facts.value(fact);
        value.filter(known -> !fact.type().admits(known)).ifPresent(wrong -> {
            throw new IllegalStateException(fact.name() + " came as " + wrong.getClass() + ", not as " + fact.type());
        });
        return value;
    }
}
