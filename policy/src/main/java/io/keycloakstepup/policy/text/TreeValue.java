package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Mapping;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Node.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads values of any form: texts, numbers, true and false, lists and mappings of these. */
public final class TreeValue {

    private final Problems problems;
    private final Values values;

    public TreeValue(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    /** The members of this node; those that are right, and empty where it is no mapping, which is reported. */
    public Map<String, Object> members(Node node, String what) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (Entry entry : values.entries(node, what)) {
            value(entry.value(), what + "." + entry.name()).ifPresent(value -> members.put(entry.name(), value));
        }
        return members;
    }

    private Optional<Object> value(Node node, String what) {
        if (node instanceof Mapping) {
            return Optional.of(members(node, what));
        }
        if (node instanceof Sequence sequence) {
            return Optional.of(list(sequence, what));
        }
        return scalar((Scalar) node, what);
    }

    private List<Object> list(Sequence sequence, String what) {
        return sequence.items().stream()
                .map(item -> value(item, "each of " + what))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Object> scalar(Scalar scalar, String what) {
        return switch (scalar.kind()) {
            case TEXT -> Optional.of(scalar.text());
            case FLAG -> values.flag(scalar, what).map(flag -> flag);
            case NUMBER -> values.number(scalar, what).map(number -> number);
            case NOTHING -> {
                problems.report(scalar, "a value", what + " is left out where there is none, not written as nothing");
                yield Optional.empty();
            }
        };
    }
}
