package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.spelling.Vocabulary;
import io.keycloakstepup.policy.text.Node.Mapping;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Node.Sequence;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads nodes as values of one type; what is of another type is reported and comes back empty. */
public final class Values {

    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][-+]?[0-9]{1,3})?");

    private final Problems problems;

    public Values(Problems problems) {
        this.problems = problems;
    }

    /**
     * A text.
     *
     * @param what what the text is, for messages: "the id of a rule"
     */
    public Optional<String> text(Node node, String what) {
        if (node instanceof Scalar scalar
                && scalar.kind() == ScalarKind.TEXT
                && !scalar.text().isEmpty()) {
            return Optional.of(scalar.text());
        }
        boolean needsQuotes = node instanceof Scalar scalar
                && (scalar.kind() == ScalarKind.NUMBER || scalar.kind() == ScalarKind.FLAG);
        String hint = needsQuotes ? "; put it in quotes" : "";
        problems.report(node, what + ", a text", what + " is a text, not " + node.description() + hint);
        return Optional.empty();
    }

    /** One of these words. */
    public Optional<String> word(Node node, Vocabulary words, String what) {
        Optional<String> word = text(node, what);
        word.filter(wrong -> !words.contains(wrong) && !problems.isFull())
                .ifPresent(wrong -> problems.report(
                        node,
                        "one of " + words.listed(),
                        "unknown " + what + " " + node.description() + "; " + words.advice(wrong)));
        return word.filter(words::contains);
    }

    public Optional<Long> wholeNumber(Node node, String what) {
        boolean isWhole = node instanceof Scalar scalar
                && scalar.kind() == ScalarKind.NUMBER
                && WHOLE.matcher(scalar.text()).matches();
        if (!isWhole) {
            problems.report(node, "a whole number", what + " is a whole number, not " + node.description());
            return Optional.empty();
        }
        return Optional.of(Long.parseLong(((Scalar) node).text()));
    }

    /** A decimal number, which may be written as a whole one. */
    public Optional<Double> decimal(Node node, String what) {
        Optional<Double> number = node instanceof Scalar scalar && scalar.kind() == ScalarKind.NUMBER
                ? finite(scalar.text())
                : Optional.empty();
        if (number.isEmpty()) {
            problems.report(node, "a number", what + " is a decimal number, not " + node.description());
        }
        return number;
    }

    /** A whole number as such, any other as a decimal one. */
    public Optional<? extends Number> number(Scalar scalar, String what) {
        return WHOLE.matcher(scalar.text()).matches() ? wholeNumber(scalar, what) : decimal(scalar, what);
    }

    /** Hexadecimal and octal numbers, infinity and the like are no amounts of anything. */
    private static Optional<Double> finite(String text) {
        return DECIMAL.matcher(text).matches()
                ? Optional.of(Double.valueOf(text)).filter(Double::isFinite)
                : Optional.empty();
    }

    public Optional<Boolean> flag(Node node, String what) {
        if (node instanceof Scalar scalar && scalar.kind() == ScalarKind.FLAG) {
            return Optional.of(Boolean.parseBoolean(scalar.text()));
        }
        problems.report(node, "true or false", what + " is true or false without quotes, not " + node.description());
        return Optional.empty();
    }

    public Optional<Duration> duration(Node node, String what) {
        Optional<Duration> duration = DurationText.read(node instanceof Scalar scalar ? scalar.text() : "");
        if (duration.isEmpty()) {
            problems.report(
                    node,
                    "a duration between 0s and 365d",
                    what + " is a whole number with s, m, h or d, between 0s and 365d, not " + node.description());
        }
        return duration;
    }

    /** The elements of a list, which may be empty. */
    public List<Node> items(Node node, String what) {
        if (node instanceof Sequence sequence) {
            return sequence.items();
        }
        problems.report(node, "a list", what + " is a list, not " + node.description());
        return List.of();
    }

    /** The elements of a list; an empty one is reported. */
    public List<Node> someItems(Node node, String what) {
        if (node instanceof Sequence sequence && sequence.items().isEmpty()) {
            problems.report(node.at(), "an empty list", "at least one element", what + " must not be empty");
        }
        return items(node, what);
    }

    /** Those of these nodes that are texts; the others are reported. */
    public List<Scalar> texts(List<Node> nodes, String what) {
        return nodes.stream()
                .filter(node -> text(node, what).isPresent())
                .map(Scalar.class::cast)
                .toList();
    }

    /** The entries of a mapping whose names are free. */
    public List<Node.Entry> entries(Node node, String what) {
        if (node instanceof Mapping mapping) {
            return mapping.entries();
        }
        problems.report(node, "a mapping", what + " is a mapping, not " + node.description());
        return List.of();
    }
}
