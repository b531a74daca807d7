package io.keycloakstepup.policy.text;

import static io.keycloakstepup.policy.facts.FactTable.NET_IP;
import static io.keycloakstepup.policy.facts.FactTable.NET_ZONES;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACR;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACRS;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_GRANT;
import static io.keycloakstepup.policy.facts.FactTable.TIME_HOUR;
import static io.keycloakstepup.policy.facts.FactTable.TIME_WEEKDAY;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Grant;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.zone.Zones;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the values of facts. */
final class FactReader {

    private static final Vocabulary GRANTS = Vocabulary.of(Grant.words().toList());

    private final Problems problems;
    private final Values values;

    FactReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
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
                    case INSTANT -> values.text(node, fact.name()).flatMap(text -> instant(fact, node, text));
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

    private Optional<Instant> instant(Fact fact, Node node, String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException e) {
            problems.report(
                    node,
                    "an instant like 2027-01-31T09:30:00Z",
                    fact.name() + " is an instant in ISO 8601 with its offset, not " + node.description());
            return Optional.empty();
        }
    }

    private boolean isPossible(Fact fact, Node node, Object value) {
        if (fact.equals(NET_IP) && !Zones.isAddress((String) value)) {
            problems.report(node, "an IP address", node.description() + " is not an IP address");
            return false;
        }
        if (fact.equals(REQUEST_GRANT)) {
            return values.word(node, GRANTS, "grant").isPresent();
        }
        if (fact.equals(TIME_HOUR)) {
            return isWithin(0, 23, fact, node, (Long) value);
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
