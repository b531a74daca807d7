package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition in the plain form {@code clients: [a, b]}: some value of one fact is, or none is, among those listed.
 *
 * @param key the policy's word for it, for explanations
 * @param fact the fact that is looked at
 * @param listed the values; never empty
 * @param excluding true where the selector holds if <em>no</em> value of the fact is listed ({@code zonesNot})
 */
public record Selector(String key, Fact fact, Set<String> listed, boolean excluding) implements Condition {

    /** Longer lists are not repeated in every explanation. */
    private static final int SHOWN_AT_MOST = 5;

    public Selector {
        listed = Set.copyOf(listed);
        if (listed.isEmpty()) {
            throw new IllegalArgumentException("selector " + key + " lists nothing, so it can never match");
        }
    }

    @Override
    public Truth test(Facts facts) {
        return facts.texts(fact).map(this::test).orElseGet(() -> new Truth.Unknown(Set.of(fact.name())));
    }

    private Truth test(List<String> values) {
        boolean anyListed = values.stream().anyMatch(listed::contains);
        return anyListed != excluding ? Truth.yes() : new Truth.No(reason(values));
    }

    private String reason(List<String> values) {
        String these = listed.size() <= SHOWN_AT_MOST
                ? new TreeSet<>(listed).toString()
                : "the " + listed.size() + " of " + key;
        return fact.name() + " " + values + (excluding ? " is among " : " is not among ") + these;
    }

    @Override
    public Set<Fact> reads() {
        return Set.of(fact);
    }
}
