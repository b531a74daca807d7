package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.Facts;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which rules can hold at all, found by one selector of each: the one whose values the fewest rules list, so that the
 * cost of a decision follows the rules that apply, not all rules. Immutable and thread-safe.
 */
final class RuleIndex {

    /** The facts that selectors are found by: what costs less to read comes first. */
    private static final List<Fact> ANCHORS = List.of(
            FactTable.CLIENT_ID,
            FactTable.REQUEST_GRANT,
            FactTable.REQUEST_ACRS,
            FactTable.REQUEST_AUDIENCES,
            FactTable.REQUEST_SCOPES,
            FactTable.USER_ORGANIZATIONS,
            FactTable.USER_ROLES,
            FactTable.USER_GROUPS);

    /** So few rules are tested faster than a fact is read that costs more. */
    private static final int FEW = 8;

    private final BitSet always = new BitSet();
    private final Map<Fact, Map<String, BitSet>> byValue = new LinkedHashMap<>();
    private final Map<Fact, BitSet> byFact = new HashMap<>();

    RuleIndex(List<Rule> rules) {
        Map<Fact, Map<String, Integer>> listings = listings(rules);
        for (int position = 0; position < rules.size(); position++) {
            Optional<Selector> anchor =
                    selectors(rules.get(position)).min(Comparator.comparingInt(selector -> weight(selector, listings)));
            int place = position;
            anchor.ifPresentOrElse(selector -> add(selector, place), () -> always.set(place));
        }
    }

    private static Map<Fact, Map<String, Integer>> listings(List<Rule> rules) {
        Map<Fact, Map<String, Integer>> listings = new HashMap<>();
        rules.stream().flatMap(RuleIndex::selectors).forEach(selector -> {
            Map<String, Integer> ofFact = listings.computeIfAbsent(selector.fact(), fact -> new HashMap<>());
            selector.listed().forEach(value -> ofFact.merge(value, 1, Integer::sum));
        });
        return listings;
    }

    /** The selectors that tell by a value of their fact whether the rule can hold, the cheapest first. */
    private static Stream<Selector> selectors(Rule rule) {
        return rule.conditions().stream()
                .filter(Selector.class::isInstance)
                .map(Selector.class::cast)
                .filter(selector -> selector.asks() != Selector.Quantity.NONE && ANCHORS.contains(selector.fact()))
                .sorted(Comparator.comparingInt(selector -> ANCHORS.indexOf(selector.fact())));
    }

    /** How many rules the most common value of the list is listed by; few are as good as one. */
    private static int weight(Selector selector, Map<Fact, Map<String, Integer>> listings) {
        Map<String, Integer> ofFact = listings.getOrDefault(selector.fact(), Map.of());
        return selector.listed().stream().mapToInt(value -> ofFact.getOrDefault(value, 0)).max().stream()
                .map(most -> Math.max(most, FEW))
                .sum();
    }

    private void add(Selector selector, int position) {
        Map<String, BitSet> places = byValue.computeIfAbsent(selector.fact(), fact -> new HashMap<>());
        selector.listed().forEach(value -> places.computeIfAbsent(value, unseen -> new BitSet())
                .set(position));
        byFact.computeIfAbsent(selector.fact(), fact -> new BitSet()).set(position);
    }

    /** The positions of the rules that can hold or be unknown; all others are false by their selector. */
    BitSet concerning(Facts facts) {
        BitSet found = (BitSet) always.clone();
        for (Map.Entry<Fact, Map<String, BitSet>> anchor : byValue.entrySet()) {
            Optional<List<String>> values = facts.texts(anchor.getKey());
            if (values.isPresent()) {
                values.get().forEach(value -> add(anchor.getValue(), value, found));
            } else {
                found.or(all(anchor.getKey()));
            }
        }
        return found;
    }

    private static void add(Map<String, BitSet> places, String value, BitSet found) {
        BitSet listing = places.get(value);
        if (listing != null) {
            found.or(listing);
        }
    }

    /** Where a fact is not known, every rule that is found by it is unknown. */
    private BitSet all(Fact fact) {
        return byFact.getOrDefault(fact, new BitSet());
    }
}
