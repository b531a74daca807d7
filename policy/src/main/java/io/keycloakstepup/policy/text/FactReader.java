package io.keycloakstepup.policy.text;

import static io.keycloakstepup.policy.facts.FactTable.NET_IP;
import static io.keycloakstepup.policy.facts.FactTable.NET_ZONES;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACR;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACRS;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.RISK_SCORE;
import static io.keycloakstepup.policy.facts.FactTable.TIME_HOUR;
import static io.keycloakstepup.policy.facts.FactTable.TIME_WEEKDAY;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.signal.Risk;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.zone.Network;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the values of facts. */
final class FactReader {

    private static final Vocabulary GRANTS = Vocabulary.of(Grant.words().toList());

    private final Problems problems;
    private final Values values;
    private final TimesReader times;

    FactReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
        this.times = new TimesReader(problems);
    }

    /** The value, or empty and reported if this cannot be a value of the fact. */
    Optional<Object> read(Fact fact, Entry entry) {
        if (fact.equals(NET_ZONES)) {
            problems.report(
                    entry.key(), NET_IP.name(), "net.zones follows from net.ip and the policy's zones; give net.ip");
            return Optional.empty();
        }
        Node node = entry.value();
        Optional<?> value =
                switch (fact.type()) {
                    case TEXT -> values.text(node, fact.name());
                    case TEXTS -> texts(fact, node);
                    case NUMBER -> values.wholeNumber(node, fact.name());
                    case DECIMAL -> values.decimal(node, fact.name());
                    case BOOLEAN -> values.flag(node, fact.name());
                    case INSTANT -> times.instant(node, fact.name());
                    case TEXT_BY_NAME -> byName(fact, node, item -> values.text(item, "each of " + fact.name()));
                    case TEXTS_BY_NAME -> byName(fact, node, item -> texts(fact, item));
                    case TREE -> Optional.of(new TreeValue(problems).members(node, fact.name()));
                };
        return value.<Object>map(known -> known).filter(known -> isPossible(fact, node, known));
    }

    private Optional<List<String>> texts(Fact fact, Node node) {
        if (!(node instanceof Node.Sequence)) {
            values.items(node, fact.name());
            return Optional.empty();
        }
        return Optional.of(values.texts(values.items(node, fact.name()), "each of " + fact.name()).stream()
                .map(Scalar::text)
                .toList());
    }

    private <T> Optional<Map<String, T>> byName(Fact fact, Node node, Function<Node, Optional<T>> reader) {
        Map<String, T> byName = new LinkedHashMap<>();
        values.entries(node, fact.name())
                .forEach(entry -> reader.apply(entry.value()).ifPresent(value -> byName.put(entry.name(), value)));
        return node instanceof Node.Mapping ? Optional.of(byName) : Optional.empty();
    }

    private boolean isPossible(Fact fact, Node node, Object value) {
        if (fact.equals(NET_IP) && !Network.isAddress((String) value)) {
            problems.report(node, "an IP address", node.description() + " is not an IP address");
            return false;
        }
        if (fact.equals(REQUEST_GRANT)) {
            return values.word(node, GRANTS, "grant").isPresent();
        }
        if (fact.equals(TIME_HOUR)) {
            return isWithin(0, 23, fact, node, (Long) value);
        }
        if (fact.equals(RISK_SCORE)) {
            return isWithin(0, Risk.HIGHEST, fact, node, (Long) value);
        }
        return !fact.equals(TIME_WEEKDAY) || isWithin(1, 7, fact, node, (Long) value);
    }

    private boolean isWithin(long least, long most, Fact fact, Node node, long value) {
        boolean isWithin = value >= least && value <= most;
        if (!isWithin) {
            String range = "a number from " + least + " to " + most;
            problems.report(node, range, fact.name() + " is " + range + ", not " + value);
        }
        return isWithin;
    }

    /** Reports a first requested level that is not the first of those requested. */
    void refuseContradiction(Map<Fact, Object> given, Map<Fact, Entry> entries) {
        Object first = given.get(REQUEST_ACR);
        Entry entry = entries.get(REQUEST_ACR);
        if (first != null
                && entry != null
                && given.get(REQUEST_ACRS) instanceof List<?> all
                && !all.stream().limit(1).toList().equals(List.of(first))) {
            problems.report(
                    entry.value(),
                    "the first of request.acrs",
                    "request.acr is the first of request.acrs; give only one of the two");
        }
    }
}
