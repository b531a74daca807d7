package io.keycloakstepup.policy.text;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON (RFC 8259), indented by two blanks. */
final class JsonText {

    private final StringBuilder text = new StringBuilder();

    static String of(Object value) {
        JsonText json = new JsonText();
        json.write(value, "\n");
        return json.text.append('\n').toString();
    }

    private void write(Object value, String line) {
        if (value instanceof Map<?, ?> map) {
            write('{', '}', map.entrySet().iterator(), line);
        } else if (value instanceof List<?> list) {
            write('[', ']', list.iterator(), line);
        } else if (value instanceof Map.Entry<?, ?> entry) {
            quote(entry.getKey());
            text.append(": ");
            write(entry.getValue(), line);
        } else if (value instanceof String) {
            quote(value);
        } else {
            text.append(value);
        }
    }

    private void write(char start, char end, Iterator<?> parts, String line) {
        boolean isEmpty = !parts.hasNext();
        text.append(start);
        while (parts.hasNext()) {
            text.append(line).append("  ");
            write(parts.next(), line + "  ");
            text.append(parts.hasNext() ? "," : "");
        }
        text.append(isEmpty ? "" : line).append(end);
    }

    private void quote(Object value) {
        text.append('"');
        for (char character : value.toString().toCharArray()) {
            if (character == '"' || character == '\\') {
                text.append('\\').append(character);
            } else if (character < 0x20) {
                text.append(String.format("\\u%04x", (int) character));
            } else {
                text.append(character);
            }
        }
        text.append('"');
    }
}
