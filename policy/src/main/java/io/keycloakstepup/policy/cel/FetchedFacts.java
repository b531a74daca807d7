package io.keycloakstepup.policy.cel;

import dev.cel.runtime.CelAttributePattern;
import dev.cel.runtime.UnknownContext;
import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The facts of one evaluation as CEL variables. Each is fetched once, and before the expression runs: CEL takes any
 * exception within it for an unanswered question, while a storage that is down must stop the decision. Not thread-safe.
 */
final class FetchedFacts {

    /** What tells CEL that a fact is missing: it carries that through the expression and names it in the end. */
    private static final Map<Fact, CelAttributePattern> PATTERNS = FactTable.all().stream()
            .collect(Collectors.toUnmodifiableMap(
                    Function.identity(), fact -> CelAttributePattern.fromQualifiedIdentifier(fact.name())));

    private final Facts facts;
    private final Map<String, Optional<Object>> values = new HashMap<>();

    FetchedFacts(Facts facts) {
        this.facts = facts;
    }

    /** What an expression is evaluated in that reads these facts. */
    UnknownContext context(Set<Fact> reads) {
        List<CelAttributePattern> missing = new ArrayList<>();
        for (Fact fact : reads) {
            if (values.computeIfAbsent(fact.name(), name -> fetch(fact)).isEmpty()) {
                missing.add(Objects.requireNonNull(PATTERNS.get(fact)));
            }
        }
        return UnknownContext.create(name -> values.getOrDefault(name, Optional.empty()), missing);
    }

    private Optional<Object> fetch(Fact fact) {
        Optional<Object> value = facts.value(fact);
        value.filter(known -> !fact.type().admits(known)).ifPresent(wrong -> {
            throw new IllegalStateException(fact.name() + " came as " + wrong.getClass() + ", not as " + fact.type());
        });
        return value;
    }
}
