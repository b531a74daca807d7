package io.keycloakstepup.resource.json;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The characters of a JSON text and how far they were read; its tokens. Not thread-safe. */
final class Characters {

    private static final char END = '\0';

    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][-+]?[0-9]+)?");

    /** More digits say nothing more, and take time to read. */
    private static final int LONGEST_NUMBER = 400;

    private final String text;
    private int index;

    Characters(String text) {
        this.text = text;
    }

    /** The next character; NUL, which no JSON has outside of escapes, at the end. */
    char peek() {
        return index < text.length() ? text.charAt(index) : END;
    }

    void skipBlanks() {
        while (" \t\r\n".indexOf(peek()) >= 0) {
            index++;
        }
    }

    void take(char expected) throws Malformed {
        if (peek() != expected) {
            throw new Malformed("something else where " + expected + " was expected");
        }
        index++;
    }

    void expectEnd() throws Malformed {
        if (index < text.length()) {
            throw new Malformed("something behind the end");
        }
    }

    /** Whether this is next behind blanks; if so it is taken. */
    boolean isNext(char closing) throws Malformed {
        skipBlanks();
        boolean isNext = peek() == closing;
        if (isNext) {
            take(closing);
        }
        return isNext;
    }

    /** Whether a comma follows, and so another value; if not the closing character is taken. */
    boolean isAnother(char closing) throws Malformed {
        if (isNext(closing)) {
            return false;
        }
        take(',');
        return true;
    }

    Object word(String word, Object value) throws Malformed {
        if (!text.startsWith(word, index)) {
            throw new Malformed("no value");
        }
        index += word.length();
        return value;
    }

    Number number() throws Malformed {
        Matcher matcher = NUMBER.matcher(text).region(index, text.length());
        if (!matcher.lookingAt() || matcher.end() - index > LONGEST_NUMBER) {
            throw new Malformed("no value");
        }
        index = matcher.end();
        boolean isWhole = matcher.group(2) == null && matcher.group(3) == null;
        return number(matcher.group(), isWhole);
    }

    private static Number number(String digits, boolean isWhole) throws Malformed {
        if (isWhole && digits.length() <= 18) {
            return Long.valueOf(digits);
        }
        Double number = Double.valueOf(digits);
        if (number.isInfinite()) {
            throw new Malformed("a number beyond all others");
        }
        return number;
    }

    String text() throws Malformed {
        take('"');
        StringBuilder said = new StringBuilder();
        while (peek() != '"') {
            char character = peek();
            if (character < ' ') {
                throw new Malformed("a control character, or the end, within a text");
            }
            index++;
            said.append(character == '\\' ? escaped() : character);
        }
        index++;
        return whole(said.toString());
    }

    private static String whole(String said) throws Malformed {
        if (said.codePoints().anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
            throw new Malformed("half a character");
        }
        return said;
    }

    private char escaped() throws Malformed {
        char name = peek();
        index++;
        return switch (name) {
            case '"', '\\', '/' -> name;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexadecimal();
            default -> throw new Malformed("an escape that there is not");
        };
    }

    private char hexadecimal() throws Malformed {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            char character = peek();
            int digit = character < 128 ? Character.digit(character, 16) : -1;
            if (digit < 0) {
                throw new Malformed("an escape without its digits");
            }
            code = code * 16 + digit;
            index++;
        }
        return (char) code;
    }
}
