package io.keycloakstepup.resource.json;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** Writes maps, lists, texts, numbers and truth values as JSON (RFC 8259), in one line and in ASCII. */
public final class JsonText {

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    /** The JSON of this value. */
    public static String of(Object value) {
        JsonText json = new JsonText();
        json.write(value);
        return json.text.toString();
    }

    private void write(Object value) {
        if (value instanceof Map<?, ?> map) {
            write('{', '}', map.entrySet().iterator());
        } else if (value instanceof List<?> list) {
            write('[', ']', list.iterator());
        } else if (value instanceof Map.Entry<?, ?> entry) {
            quote(String.valueOf(entry.getKey()));
            text.append(':');
            write(entry.getValue());
        } else if (value instanceof Number || value instanceof Boolean) {
            text.append(value);
        } else {
            quote(value.toString());
        }
    }

    private void write(char start, char end, Iterator<?> parts) {
        text.append(start);
        while (parts.hasNext()) {
            write(parts.next());
            text.append(parts.hasNext() ? "," : "");
        }
        text.append(end);
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char character = value.charAt(i);
            if (character == '"' || character == '\\') {
                text.append('\\').append(character);
            } else if (character < ' ' || character > '~') {
                text.append(String.format("\\u%04x", (int) character));
            } else {
                text.append(character);
            }
        }
        text.append('"');
    }
}
