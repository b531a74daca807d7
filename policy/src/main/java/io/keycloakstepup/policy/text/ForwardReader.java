package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.broker.Forwarding;
import io.keycloakstepup.policy.text.Node.Entry;
import io.keycloakstepup.policy.text.Node.Mapping;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Node.Sequence;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code forward}: what an identity provider hears of the levels that are asked for. */
final class ForwardReader {

    private static final String FORWARD = "forward";

    private final Problems problems;
    private final Values values;
    private final DeclaredLevels levels;

    ForwardReader(Problems problems, DeclaredLevels levels) {
        this.problems = problems;
        this.values = new Values(problems);
        this.levels = levels;
    }

    Forwarding read(Node node) {
        return node instanceof Mapping ? mapped(node) : flag(node);
    }

    private Forwarding flag(Node node) {
        if (node instanceof Scalar scalar && scalar.kind() == ScalarKind.FLAG) {
            return Boolean.parseBoolean(scalar.text()) ? new Forwarding.AsAsked() : new Forwarding.Off();
        }
        problems.report(
                node,
                "true, false, or the provider's acr values by level",
                FORWARD + " is true, false or a mapping from levels to the provider's acr values, not "
                        + node.description());
        return new Forwarding.Off();
    }

    private Forwarding mapped(Node node) {
        Map<String, List<String>> byLevel = new LinkedHashMap<>();
        for (Entry entry : values.entries(node, FORWARD)) {
            levels.named(entry.key(), values);
            byLevel.put(entry.name(), names(entry));
        }
        return new Forwarding.Mapped(byLevel);
    }

    /** One value, or several of which the first is preferred. */
    private List<String> names(Entry entry) {
        String what = "the provider's acr value for " + entry.key().shown();
        List<Node> nodes =
                entry.value() instanceof Sequence ? values.someItems(entry.value(), what) : List.of(entry.value());
        return values.texts(nodes, what).stream()
                .filter(this::isOneValue)
                .map(Scalar::text)
                .toList();
    }

    /** The parameter is a list whose values blanks part (OpenID Connect Core §3.1.2.1). */
    private boolean isOneValue(Scalar value) {
        boolean isOne = value.text().chars().noneMatch(Character::isWhitespace);
        if (!isOne) {
            problems.report(
                    value,
                    "an acr value without blanks",
                    "an acr value has no blanks, and " + value.description() + " has; write several as a list");
        }
        return isOne;
    }
}
