package io.keycloakstepup.resource.document;

import io.keycloakstepup.policy.text.Members;
import io.keycloakstepup.policy.text.Node;
import io.keycloakstepup.policy.text.Node.Scalar;
import io.keycloakstepup.policy.text.Problems;
import io.keycloakstepup.policy.text.Shape;
import io.keycloakstepup.policy.text.Values;
import io.keycloakstepup.resource.matrix.Limits;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code limits}. */
final class LimitsReader {

    private static final Shape LIMITS = Shape.of("limits", "body", "clockSkew", "roundTrip");

    private static final Pattern SIZE = Pattern.compile("(0|[1-9][0-9]{0,6})(B|kB|MB)");

    private static final Map<String, Integer> UNITS = Map.of("B", 1, "kB", 1_000, "MB", 1_000_000);

    /** What is held in memory for one request. */
    private static final long LARGEST_BODY = 16_000_000;

    /** Beyond that it is no skew but a wrong clock, and a token stays fresh for too long. */
    private static final Duration LARGEST_TOLERANCE = Duration.ofMinutes(5);

    private final Problems problems;
    private final Values values;

    LimitsReader(Problems problems) {
        this.problems = problems;
        this.values = new Values(problems);
    }

    Limits read(Node node) {
        return Members.of(node, LIMITS, problems).map(this::limits).orElse(Limits.DEFAULT);
    }

    private Limits limits(Members members) {
        return new Limits(
                members.optional("body").flatMap(this::size).orElse(Limits.DEFAULT.bodyBytes()),
                members.optional("clockSkew")
                        .flatMap(node -> tolerance(node, "clockSkew"))
                        .orElse(Limits.DEFAULT.clockSkew()),
                members.optional("roundTrip")
                        .flatMap(node -> tolerance(node, "roundTrip"))
                        .orElse(Limits.DEFAULT.roundTrip()));
    }

    private Optional<Duration> tolerance(Node node, String what) {
        Optional<Duration> duration = values.duration(node, what);
        duration.filter(length -> length.compareTo(LARGEST_TOLERANCE) > 0)
                .ifPresent(length -> problems.report(node, "at most 5m", what + " is at most 5m"));
        return duration;
    }

    private Optional<Integer> size(Node node) {
        Matcher matcher = SIZE.matcher(node instanceof Scalar scalar ? scalar.text() : "");
        if (matcher.matches()) {
            long bytes = Long.parseLong(matcher.group(1)) * UNITS.getOrDefault(matcher.group(2), 1);
            if (bytes <= LARGEST_BODY) {
                return Optional.of((int) bytes);
            }
        }
        problems.report(
                node,
                "a size up to 16MB",
                "the size of a body is a whole number with B, kB or MB, up to 16MB, not " + node.description());
        return Optional.empty();
    }
}
