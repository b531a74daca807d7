package io.keycloakstepup.demo.terminal.json;

import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes JSON: maps, collections, texts, numbers, truth values and {@link Json}. */
public final class JsonText {

    private JsonText() {}

    public static String of(Object value) {
        if (value instanceof Map<?, ?> members) {
            return members.entrySet().stream()
                    .map(member -> quoted(String.valueOf(member.getKey())) + ":" + of(member.getValue()))
                    .collect(Collectors.joining(",", "{", "}"));
        }
        if (value instanceof Collection<?> elements) {
            return elements.stream().map(JsonText::of).collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof CharSequence text ? quoted(text.toString()) : value.toString();
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\').append(letter);
            } else if (letter < ' ') {
                quoted.append("\\u%04x".formatted((int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }
}
