package io.keycloakstepup.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;

/**
 * A text in which § stands before each place where an error is expected.
 *
 * @param text the text without the marks
 * @param places where the marks stood
 */
record Marked(String text, List<Position> places) {

    static Marked of(String marked) {
        List<Position> places = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int line = 1;
        int column = 1;
        for (int character : marked.codePoints().toArray()) {
            if (character == '§') {
                places.add(new Position(line, column));
                continue;
            }
            text.appendCodePoint(character);
            column = character == '\n' ? 1 : column + 1;
            line = character == '\n' ? line + 1 : line;
        }
        return new Marked(text.toString(), places);
    }

    /** Reads it as a policy: there must be an error at each mark and at no other place, with these messages in order. */
    List<PolicyError> assertErrors(String... messages) {
        List<PolicyError> errors = new PolicyReader().read(text).errors();
        assertEquals(
                places,
                errors.stream()
                        .map(error -> new Position(error.line(), error.column()))
                        .toList(),
                errors::toString);
        for (int i = 0; i < messages.length; i++) {
            String message = errors.get(i).message();
            assertTrue(message.contains(messages[i]), message);
        }
        assertEquals(messages.length, errors.size());
        return errors;
    }
}
