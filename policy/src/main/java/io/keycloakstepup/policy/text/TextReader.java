package io.keycloakstepup.policy.text;

import io.keycloakstepup.policy.text.Reading.Readable;
import io.keycloakstepup.policy.text.Reading.Unreadable;
import java.util.Optional;
import java.util.function.BiFunction;

/** Reads texts in the manner of policies: YAML or JSON, all that is wrong at its place. */
public final class TextReader {

    private TextReader() {}

    /**
     * Reads a text.
     *
     * @param what what the text is to be, for messages: "the policy"
     * @param reader what makes something of the text's one value, or reports why it cannot
     */
    public static <T> Reading<T> read(String text, String what, BiFunction<Node, Problems, Optional<T>> reader) {
        Problems problems = new Problems();
        try {
            Optional<T> value = reader.apply(Document.read(text, what, problems), problems);
            if (problems.isEmpty()) {
                return new Readable<>(value.orElseThrow());
            }
        } catch (UnreadableText e) {
            problems.report(e.error());
        }
        return new Unreadable<>(problems.inOrder());
    }
}
