package io.keycloakstepup.demo.terminal.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads one JSON text (RFC 8259); fails where it is none. */
final class JsonReader {

    private static final String ESCAPED = "\"\\/bfnrt";
    private static final String MEANT = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;

    JsonReader(String text) {
        this.text = text;
    }

    Json whole() {
        Json value = value();
        skipBlanks();
        if (at < text.length()) {
            throw wrong("the end");
        }
        return value;
    }

    private Json value() {
        skipBlanks();
        return switch (peek()) {
            case '{' -> new Json(object());
            case '[' -> new Json(array());
            case '"' -> new Json(string());
            default -> new Json(word());
        };
    }

    private Map<String, Json> object() {
        Map<String, Json> members = new LinkedHashMap<>();
        each('}', () -> {
            skipBlanks();
            String name = string();
            skipBlanks();
            expect(':');
            members.put(name, value());
        });
        return members;
    }

    private List<Json> array() {
        List<Json> elements = new ArrayList<>();
        each(']', () -> elements.add(value()));
        return elements;
    }

    private void each(char end, Runnable element) {
        at++;
        skipBlanks();
        if (peek() == end) {
            at++;
            return;
        }
        while (true) {
            element.run();
            skipBlanks();
            if (peek() == end) {
                at++;
                return;
            }
            expect(',');
        }
    }

    private String string() {
        expect('"');
        StringBuilder read = new StringBuilder();
        while (peek() != '"') {
            char letter = next();
            read.append(letter == '\\' ? escaped() : letter);
        }
        at++;
        return read.toString();
    }

    private char escaped() {
        char letter = next();
        if (letter == 'u' && text.length() - at >= 4) {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 4, at), 16);
        }
        int known = ESCAPED.indexOf(letter);
        if (known < 0) {
            throw wrong("an escape");
        }
        return MEANT.charAt(known);
    }

    private Object word() {
        int start = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        String word = text.substring(start, at);
        return switch (word) {
            case "true" -> true;
            case "false" -> false;
            case "null" -> Optional.empty();
            default -> new BigDecimal(word);
        };
    }

    private void skipBlanks() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("more");
        }
        return text.charAt(at);
    }

    private char next() {
        char letter = peek();
        at++;
        return letter;
    }

    private void expect(char letter) {
        if (next() != letter) {
            throw wrong("'" + letter + "'");
        }
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("no JSON: " + wanted + " wanted at " + at);
    }
}
