package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.FactTable;
import io.keycloakstepup.policy.facts.KnownFacts;
import io.keycloakstepup.policy.signal.SignalReading;
import io.keycloakstepup.policy.situation.Proof;
import io.keycloakstepup.policy.situation.Situation;
import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what is given of a request: facts by their nested names, and {@code evidence}. */
final class SituationReader {

    private static final String EVIDENCE = "evidence";
    private static final String SIGNALS = "signals";

    /** The last parts of the facts' names by the first: ip and zones belong to net. */
    static final Map<String, Shape> GROUPS = groups();

    static final Shape SITUATION = new Shape("the facts", situationKeys());

    private final Problems problems;
    private final Values values;
    private final FactReader facts;
    private final EvidenceReader evidence;

    SituationReader(Problems problems, DeclaredFactors factors) {
        this.problems = problems;
        this.values = new Values(problems);
        this.facts = new FactReader(problems);
        this.evidence = new EvidenceReader(problems, factors);
    }

    private static Map<String, Shape> groups() {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (Fact fact : FactTable.all()) {
            String[] parts = fact.name().split("\\.", 2);
            List<String> members = names.computeIfAbsent(parts[0], group -> new ArrayList<>());
            Stream.of(parts).skip(1).forEach(members::add);
        }
        Map<String, Shape> shapes = new LinkedHashMap<>();
        names.forEach((group, keys) -> shapes.put(group, new Shape("the facts of " + group, Vocabulary.of(keys))));
        return shapes;
    }

    private static Vocabulary situationKeys() {
        List<String> keys = new ArrayList<>(GROUPS.keySet());
        keys.add(EVIDENCE);
        keys.add(SIGNALS);
        return Vocabulary.of(keys);
    }

    /** The situation, or empty and reported if the node is no mapping. */
    Optional<Situation> read(Node node) {
        return Members.of(node, SITUATION, problems).map(this::situation);
    }

    private Situation situation(Members members) {
        Map<Fact, Entry> entries = new HashMap<>();
        GROUPS.keySet().forEach(group -> members.entry(group).ifPresent(entry -> collect(entry, entries)));
        Map<Fact, Object> given = new HashMap<>();
        entries.forEach((fact, entry) -> facts.read(fact, entry).ifPresent(value -> given.put(fact, value)));
        facts.refuseContradiction(given, entries);
        List<Proof> proofs = members.optional(EVIDENCE).map(evidence::read).orElse(List.of());
        Map<String, Double> signals =
                members.optional(SIGNALS).map(this::signals).orElse(Map.of());
        return new Situation(new KnownFacts(given), proofs, signals);
    }

    private Map<String, Double> signals(Node node) {
        Map<String, Double> signals = new LinkedHashMap<>();
        for (Entry entry : values.entries(node, SIGNALS)) {
            values.decimal(entry.value(), "the reading of a signal")
                    .flatMap(value -> problems.attempt(
                            entry.value(), "a number from 0 to 1", () -> new SignalReading.Known(value, entry.name())))
                    .ifPresent(reading -> signals.put(entry.name(), reading.value()));
        }
        return signals;
    }

    private void collect(Entry group, Map<Fact, Entry> entries) {
        FactTable.named(group.name()).ifPresent(whole -> entries.put(whole, group));
        for (Entry entry : members(group)) {
            FactTable.named(group.name() + "." + entry.name()).ifPresent(fact -> entries.put(fact, entry));
        }
    }

    /** The entries of a group of facts: those of the table, and any where the group is a fact itself. */
    private List<Entry> members(Entry group) {
        boolean isFree = FactTable.named(group.name()).isPresent();
        if (isFree) {
            return group.value() instanceof Node.Mapping mapping ? mapping.entries() : List.of();
        }
        return Members.of(group.value(), Objects.requireNonNull(GROUPS.get(group.name())), problems)
                .map(found -> found.mapping().entries())
                .orElse(List.of());
    }
}
