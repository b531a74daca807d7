package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Facts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The rules of one policy; their order has no meaning. Immutable and thread-safe. */
public final class Rules {

    private final List<Rule> all;
    private final RuleIndex index;

    /**
     * Indexes these rules.
     *
     * @throws IllegalArgumentException if two of them have the same id
     */
    public Rules(List<Rule> rules) {
        this.all = List.copyOf(rules);
        Set<String> ids = new HashSet<>();
        for (Rule rule : all) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules with the id " + rule.id());
            }
        }
        this.index = new RuleIndex(all);
    }

    /** All rules, in the order of the text. */
    public List<Rule> all() {
        return all;
    }

    /** Those that a request of which these facts are known can match or leave unknown, in the order of the text. */
    public List<Rule> concerning(Facts facts) {
        BitSet places = index.concerning(facts);
        List<Rule> rules = new ArrayList<>(places.cardinality());
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            rules.add(all.get(place));
        }
        return rules;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Rules rules && rules.all.equals(all);
    }

    @Override
    public int hashCode() {
        return all.hashCode();
    }

    @Override
    public String toString() {
        return all.toString();
    }
}
