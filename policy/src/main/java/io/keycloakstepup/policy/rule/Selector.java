package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A condition in the plain form {@code clients: [a, b]}, which compares the values of one fact with those listed.
 *
 * @param key the policy's word for it, for explanations
 * @param fact the fact that is looked at
 * @param listed the values; never empty
 * @param asks how many of the fact's values must be listed
 */
public record Selector(String key, Fact fact, Set<String> listed, Quantity asks) implements Condition {

    /** How many of a fact's values a selector wants to find in its list. */
    public enum Quantity {
        /** At least one. */
        SOME,
        /** None at all ({@code zonesNot}). */
        NONE,
        /** At least one, and no value that is not listed: what an exemption asks of scopes and audiences. */
        ALL;

        boolean isMet(List<String> values, Set<String> listed) {
            return switch (this) {
                case SOME -> isAnyListed(values, listed);
                case NONE -> !isAnyListed(values, listed);
                case ALL -> !values.isEmpty() && listed.containsAll(values);
            };
        }

        private static boolean isAnyListed(List<String> values, Set<String> listed) {
            for (String value : values) {
                if (listed.contains(value)) {
                    return true;
                }
            }
            return false;
        }
    }

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
        Optional<List<String>> values = facts.texts(fact);
        return values.isPresent() ? test(values.get()) : new Truth.Unknown(Set.of(fact.name()));
    }

    private Truth test(List<String> values) {
        return asks.isMet(values, listed) ? Truth.yes() : new Truth.No(reason(values));
    }

    private String reason(List<String> values) {
        String these = listed.size() <= SHOWN_AT_MOST
                ? new TreeSet<>(listed).toString()
                : "the " + listed.size() + " of " + key;
        String relation =
                switch (asks) {
                    case SOME -> " is not among ";
                    case NONE -> " is among ";
                    case ALL -> " is not wholly among ";
                };
        return fact.name() + " " + values + relation + these;
    }

    @Override
    public Set<Fact> reads() {
        return Set.of(fact);
    }
}
