package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Mapping;
import java.util.Optional;

/** The entries of a mapping of a known shape. */
public final class Members {

    private final Mapping mapping;
    private final Shape shape;
    private final Problems problems;

    private Members(Mapping mapping, Shape shape, Problems problems) {
        this.mapping = mapping;
        this.shape = shape;
        this.problems = problems;
    }

    /** The entries of this node, unknown names reported; empty and reported if the node is no mapping. */
    public static Optional<Members> of(Node node, Shape shape, Problems problems) {
        if (!(node instanceof Mapping mapping)) {
            problems.report(
                    node,
                    "a mapping with " + shape.keys().listed(),
                    shape.what() + " is a mapping with " + shape.keys().listed() + ", not " + node.description());
            return Optional.empty();
        }
        mapping.entries().stream()
                .filter(entry -> !shape.keys().contains(entry.name()))
                .forEach(entry -> reportUnknown(entry, shape, problems));
        return Optional.of(new Members(mapping, shape, problems));
    }

    private static void reportUnknown(Entry entry, Shape shape, Problems problems) {
        problems.report(
                entry.key(),
                "one of " + shape.keys().listed(),
                "unknown key '" + entry.key().shown() + "' in " + shape.what() + "; "
                        + shape.keys().advice(entry.name()));
    }

    public Mapping mapping() {
        return mapping;
    }

    /** The entry of this name, or empty. */
    public Optional<Entry> entry(String key) {
        return mapping.entries().stream()
                .filter(entry -> entry.name().equals(key))
                .findFirst();
    }

    /** The value of this name, or empty. */
    public Optional<Node> optional(String key) {
        return entry(key).map(Entry::value);
    }

    /** The value of this name; empty and reported if there is none. */
    public Optional<Node> required(String key) {
        Optional<Node> value = optional(key);
        if (value.isEmpty()) {
            problems.report(mapping, "the key '" + key + "'", shape.what() + " needs the key '" + key + "'");
        }
        return value;
    }
}
