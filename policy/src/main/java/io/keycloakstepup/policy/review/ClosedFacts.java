package io.keycloakstepup.policy.review;

import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.RISK_LEVEL;
import static io.keycloakstepup.policy.facts.FactTable.RISK_SCORE;
import static io.keycloakstepup.policy.facts.FactTable.TIME_HOUR;
import static io.keycloakstepup.policy.facts.FactTable.TIME_WEEKDAY;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.rule.Condition;
import io.keycloakstepup.policy.rule.Rule;
import io.keycloakstepup.policy.rule.Selector;
import io.keycloakstepup.policy.rule.Truth;
import io.keycloakstepup.policy.signal.Risk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The facts of one rule that have few values, and all of these: hours, weekdays, risks, grants, and the clients that
 * the rule itself lists. A condition over such facts alone can be tried out whole.
 *
 * @param values all values that each of them can have
 */
record ClosedFacts(Map<Fact, List<Object>> values) {

    /** More combinations would make saving a policy of many rules slow. */
    private static final long TRIED_AT_MOST = 2_500;

    static ClosedFacts of(Rule rule) {
        Map<Fact, List<Object>> values = new HashMap<>();
        values.put(TIME_HOUR, range(0, 23));
        values.put(TIME_WEEKDAY, range(1, 7));
        values.put(RISK_SCORE, range(0, Risk.HIGHEST));
        values.put(
                RISK_LEVEL,
                Stream.of(Risk.Level.values()).<Object>map(Risk.Level::word).toList());
        values.put(REQUEST_GRANT, Grant.words().<Object>map(word -> word).toList());
        rule.conditions().stream()
                .filter(Selector.class::isInstance)
                .map(Selector.class::cast)
                .filter(ClosedFacts::isOneOfAFew)
                .forEach(selector -> values.put(selector.fact(), List.copyOf(selector.listed())));
        return new ClosedFacts(values);
    }

    private static boolean isOneOfAFew(Selector selector) {
        return Set.of("client.id", "request.grant").contains(selector.fact().name());
    }

    private static List<Object> range(long from, long to) {
        return LongStream.rangeClosed(from, to)
                .<Object>mapToObj(number -> number)
                .toList();
    }

    /** The answers of this condition to all there can be; empty where there is more than can be tried out. */
    List<Truth> answers(Condition condition) {
        Set<Fact> reads = condition.reads();
        if (reads.isEmpty() || !values.keySet().containsAll(reads)) {
            return List.of();
        }
        Map<Fact, List<Object>> domains = new LinkedHashMap<>();
        reads.forEach(fact -> domains.put(fact, values.getOrDefault(fact, List.of())));
        long combinations =
                domains.values().stream().mapToLong(List::size).reduce(1, (product, size) -> product * size);
        return combinations > TRIED_AT_MOST
                ? List.of()
                : IntStream.range(0, (int) combinations)
                        .mapToObj(number -> condition.test(combination(domains, number)))
                        .toList();
    }

    /** One of the combinations, as a number is one of its digits. */
    private static KnownFacts combination(Map<Fact, List<Object>> domains, int number) {
        Map<Fact, Object> chosen = new HashMap<>();
        int rest = number;
        for (var domain : new ArrayList<>(domains.entrySet())) {
            int size = domain.getValue().size();
            chosen.put(domain.getKey(), domain.getValue().get(rest % size));
            rest /= size;
        }
        return new KnownFacts(chosen);
    }
}
