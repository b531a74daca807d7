package io.keycloakstepup.policy.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The errors of one document, collected while it is read; and the objections, which keep it from being stored and not
 * from being read, as what was stored once goes on working. Not thread-safe.
 */
public final class Problems {

    /** Whoever has this many has another problem; the rest is not kept, so that the answer stays readable. */
    private static final int KEPT_AT_MOST = 500;

    private final List<PolicyError> errors = new ArrayList<>();
    private final List<PolicyError> objections = new ArrayList<>();

    public void report(Position at, String found, String expected, String message) {
        report(new PolicyError(at.line(), at.column(), found, expected, message));
    }

    public void report(PolicyError error) {
        if (!isFull()) {
            errors.add(error);
        }
    }

    public void report(Node node, String expected, String message) {
        report(node.at(), node.description(), expected, message);
    }

    public void object(Node node, String found, String expected, String message) {
        if (objections.size() < KEPT_AT_MOST) {
            objections.add(new PolicyError(node.at().line(), node.at().column(), found, expected, message));
        }
    }

    /**
     * What the maker makes, or empty and a report if it refuses: the values of a policy check themselves.
     *
     * @param expected what would have been accepted
     */
    public <T> Optional<T> attempt(Node node, String expected, Supplier<T> maker) {
        try {
            return Optional.of(maker.get());
        } catch (IllegalArgumentException e) {
            report(node, expected, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** Whether a further report would not be kept, so that it need not be worded. */
    public boolean isFull() {
        return errors.size() >= KEPT_AT_MOST;
    }

    public boolean isEmpty() {
        return errors.isEmpty();
    }

    /** What keeps a text without errors from being stored, in the order of the text. */
    public List<PolicyError> objections() {
        return inOrder(objections.stream());
    }

    /** All there is to say, in the order of the text. */
    public List<PolicyError> inOrder() {
        return inOrder(Stream.concat(errors.stream(), objections.stream()));
    }

    private static List<PolicyError> inOrder(Stream<PolicyError> all) {
        return all.limit(KEPT_AT_MOST)
                .sorted(Comparator.comparingInt(PolicyError::line).thenComparingInt(PolicyError::column))
                .toList();
    }
}
