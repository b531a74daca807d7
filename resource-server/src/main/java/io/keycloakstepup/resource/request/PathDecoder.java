package io.keycloakstepup.resource.request;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Decodes segments, each once (RFC 3986 §2.4), and finds what is wrong with them. */
final class PathDecoder {

    private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");

    private PathDecoder() {}

    /** The bytes of a raw segment as text; empty where an escape is none, or the bytes are no UTF-8. */
    static Optional<String> decode(String raw) {
        if (raw.indexOf('%') < 0) {
            return Optional.of(raw);
        }
        ByteBuffer bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            if (raw.charAt(i) != '%') {
                bytes.put((byte) raw.charAt(i));
                continue;
            }
            if (!ESCAPE.matcher(raw).region(i, Math.min(raw.length(), i + 3)).matches()) {
                return Optional.empty();
            }
            bytes.put((byte) Integer.parseInt(raw.substring(i + 1, i + 3), 16));
            i += 2;
        }
        return text(bytes.flip());
    }

    /** Java's decoder takes neither overlong forms nor halves of surrogate pairs, once it is asked to report. */
    private static Optional<String> text(ByteBuffer bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** What could be read differently in this decoded text, as it is or as a careless reader sees it. */
    static Optional<Ambiguity> ambiguity(Segment segment) {
        String text = segment.text();
        String folded = segment.folded();
        if (text.codePoints().anyMatch(PathDecoder::isUnusual)) {
            return Optional.of(Ambiguity.UNUSUAL_CHARACTER);
        }
        if (holds(folded, '/') || holds(folded, '\\')) {
            return Optional.of(Ambiguity.HIDDEN_SEPARATOR);
        }
        if (holds(folded, ';') || holds(folded, '?') || holds(folded, '#')) {
            return Optional.of(Ambiguity.PARAMETERS);
        }
        if (holds(folded, '%') && ESCAPE.matcher(folded).find()) {
            return Optional.of(Ambiguity.DOUBLE_ENCODING);
        }
        if (folded.equals(".") || folded.equals("..")) {
            return Optional.of(Ambiguity.DOT_SEGMENT);
        }
        boolean isLoose = folded.endsWith(".") || !folded.strip().equals(folded);
        return isLoose ? Optional.of(Ambiguity.LOOSE_END) : Optional.empty();
    }

    private static boolean holds(String text, char character) {
        return text.indexOf(character) >= 0;
    }

    private static boolean isUnusual(int codePoint) {
        if (codePoint >= ' ' && codePoint <= '~') {
            return false;
        }
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
