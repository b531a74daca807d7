package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.text.Node.Mapping;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Node.Sequence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A document as a tree of values, each of which knows where in the text it stands. Immutable. */
public final class Outline {

    private final Node node;

    private Outline(Node node) {
        this.node = node;
    }

    /** The outline of a policy; empty for a text that is no YAML. */
    public static Optional<Outline> of(String text) {
        try {
            return Optional.of(new Outline(Document.read(text, "the policy", new Problems())));
        } catch (UnreadableText e) {
            return Optional.empty();
        }
    }

    /** Where it begins, from 1. */
    public int line() {
        return node.at().line();
    }

    /** Where in its line it begins, in code points, from 1. */
    public int column() {
        return node.at().column();
    }

    /** What it says; empty for a list or a mapping. */
    public String text() {
        return node instanceof Scalar scalar ? scalar.text() : "";
    }

    /** The value of this name; empty where there is none. */
    public Optional<Outline> member(String name) {
        return node instanceof Mapping mapping
                ? mapping.entries().stream()
                        .filter(entry -> entry.name().equals(name))
                        .map(entry -> new Outline(entry.value()))
                        .findFirst()
                : Optional.empty();
    }

    /** The names of a mapping, each at its place; none where it is no mapping. */
    public Stream<Outline> names() {
        return node instanceof Mapping mapping
                ? mapping.entries().stream().map(entry -> new Outline(entry.key()))
                : Stream.empty();
    }

    /** The elements of a list; none where it is no list. */
    public List<Outline> items() {
        return node instanceof Sequence sequence
                ? sequence.items().stream().map(Outline::new).toList()
                : List.of();
    }
}
