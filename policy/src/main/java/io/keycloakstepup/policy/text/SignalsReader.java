package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.signal.Signals;
import io.keycloakstepup.policy.signal.Signals.Thresholds;
import io.keycloakstepup.policy.signal.Weight;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Scalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code signals} and {@code risk}. */
final class SignalsReader {

    static final Shape WEIGHT = Shape.of("what a signal counts for", "weight", "unknown");
    static final Shape RISK = Shape.of("risk", "medium", "high");

    private final Problems problems;
    private final Values values;

    SignalsReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** What these two sections say; what is wrong in them is reported and left out. */
    Signals read(Optional<Node> signals, Optional<Node> risk) {
        Map<String, Weight> weights = new LinkedHashMap<>();
        signals.stream()
                .flatMap(node -> values.entries(node, "signals").stream())
                .filter(this::isNamed)
                .forEach(entry -> weight(entry.value()).ifPresent(weight -> weights.put(entry.name(), weight)));
        return new Signals(
                weights,
                risk.flatMap(node -> Members.of(node, RISK, problems))
                        .flatMap(this::thresholds)
                        .orElse(Thresholds.USUAL));
    }

    private boolean isNamed(Entry entry) {
        boolean isName = Signals.isName(entry.name());
        if (!isName) {
            problems.report(
                    entry.key(),
                    "small letters, digits and hyphens, first a letter",
                    entry.key().description() + " cannot be the name of a signal");
        }
        return isName;
    }

    private Optional<Weight> weight(Node node) {
        if (node instanceof Scalar) {
            return values.wholeNumber(node, "a weight").flatMap(points -> weight(points, 0, node));
        }
        return Members.of(node, WEIGHT, problems).flatMap(members -> {
            Optional<Long> points =
                    members.required("weight").flatMap(number -> values.wholeNumber(number, "a weight"));
            double unknown = members.optional("unknown")
                    .flatMap(number -> values.decimal(number, "unknown"))
                    .orElse(0.0);
            return points.flatMap(number -> weight(number, unknown, node));
        });
    }

    private Optional<Weight> weight(long points, double unknown, Node node) {
        return problems.attempt(
                node,
                "a weight from 0 to 100, and unknown from 0 to 1",
                () -> new Weight((int) Math.max(-1, Math.min(Integer.MAX_VALUE, points)), unknown));
    }

    private Optional<Thresholds> thresholds(Members members) {
        int medium = threshold(members, "medium", Thresholds.USUAL.medium());
        int high = threshold(members, "high", Thresholds.USUAL.high());
        return problems.attempt(
                members.mapping(), "whole numbers with 0 < medium < high <= 100", () -> new Thresholds(medium, high));
    }

    private int threshold(Members members, String key, int usual) {
        return members.optional(key)
                .flatMap(node -> values.wholeNumber(node, key))
                .map(number -> (int) Math.max(-1, Math.min(Integer.MAX_VALUE, number)))
                .orElse(usual);
    }
}
