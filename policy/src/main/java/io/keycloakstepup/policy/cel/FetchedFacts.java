package io.keycloakstepup.policy.cel;

import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.CelVariableResolver;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The facts of one evaluation as CEL variables. Each is fetched once, and before the expression runs: CEL takes any
 * exception within it for an unanswered question, while a storage that is down must stop the decision. Not thread-safe.
 */
final class FetchedFacts implements CelVariableResolver {

    /** What tells CEL that a fact is missing: it carries that through the expression and names it in the end. */
    private static final Map<Fact, CelAttributePattern> PATTERNS = FactTable.all().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), fact -> CelAttributePattern.fromQualifiedIdentifier(fact.name())));

    private final Facts facts;
    private final Map<String, Optional<Object>> values = new HashMap<>();

    FetchedFacts(Facts facts) {
        this.facts = facts;
    }

    /** Fetches these facts; what is not known of them. */
    List<CelAttributePattern> missing(List<Fact> reads) {
        List<CelAttributePattern> missing = List.of();
        for (Fact fact : reads) {
            if (value(fact).isEmpty()) {
                missing = missing.isEmpty() ? new ArrayList<>() : missing;
                missing.add(Objects.requireNonNull(PATTERNS.get(fact)));
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
