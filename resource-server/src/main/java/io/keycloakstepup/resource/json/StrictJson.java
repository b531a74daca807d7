package io.keycloakstepup.resource.json;

import io.keycloakstepup.resource.lettering.Folding;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * JSON that all readers take for the same (RFC 8259, and RFC 7493 where it is stricter): no name twice in an object, not
 * even in another case; no comments, nothing behind the end, no halves of characters. A member without a value is left
 * out; an element without a value is an empty object, which is like nothing else. Not thread-safe.
 */
public final class StrictJson {

    /** How deep values may be nested. */
    private static final int DEEPEST = 64;

    private static final Object NOTHING = new Object();

    private final Characters characters;

    private StrictJson(Characters characters) {
        this.characters = characters;
    }

    /**
     * The value of this text: a text, {@link Long}, {@link Double}, {@link Boolean}, list or map of these. Empty where it is
     * no JSON, ambiguous, too deep, {@code null}, or holds a number beyond all {@link Double}s.
     *
     * @param bytes the text in UTF-8
     */
    public static Optional<Object> read(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return Optional.of(new StrictJson(new Characters(text)).document()).filter(value -> value != NOTHING);
        } catch (CharacterCodingException | Malformed e) {
            return Optional.empty();
        }
    }

    /** The same where it is an object. */
    public static Optional<Map<String, Object>> readObject(byte[] bytes) {
        return read(bytes).filter(Map.class::isInstance).map(StrictJson::object);
    }

    @SuppressWarnings("unchecked") // Names are texts: this class made the map.
    private static Map<String, Object> object(Object value) {
        return (Map<String, Object>) value;
    }

    private Object document() throws Malformed {
        Object value = value(1);
        characters.skipBlanks();
        characters.expectEnd();
        return value;
    }

    private Object value(int depth) throws Malformed {
        if (depth > DEEPEST) {
            throw new Malformed("too deep");
        }
        characters.skipBlanks();
        return switch (characters.peek()) {
            case '{' -> members(depth);
            case '[' -> elements(depth);
            case '"' -> characters.text();
            case 't' -> characters.word("true", true);
            case 'f' -> characters.word("false", false);
            case 'n' -> characters.word("null", NOTHING);
            default -> characters.number();
        };
    }

    private Map<String, Object> members(int depth) throws Malformed {
        Map<String, Object> members = new LinkedHashMap<>();
        Set<String> names = new HashSet<>();
        characters.take('{');
        for (boolean isMore = !characters.isNext('}'); isMore; isMore = characters.isAnother('}')) {
            characters.skipBlanks();
            String name = characters.text();
            // Many a reader finds members whatever their case.
            if (!names.add(Folding.of(name))) {
                throw new Malformed("a name that is there twice");
            }
            characters.skipBlanks();
            characters.take(':');
            Object value = value(depth + 1);
            if (value != NOTHING) {
                members.put(name, value);
            }
        }
        return members;
    }

    private List<Object> elements(int depth) throws Malformed {
        List<Object> elements = new ArrayList<>();
        characters.take('[');
        for (boolean isMore = !characters.isNext(']'); isMore; isMore = characters.isAnother(']')) {
            Object value = value(depth + 1);
            elements.add(value == NOTHING ? Map.of() : value);
        }
        return elements;
    }
}
