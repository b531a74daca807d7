package io.keycloakstepup.resource.jose;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, each read as the type that it must be of. A member that is {@code null} is absent; one of
 * another type makes the whole malformed, as it would otherwise pass for absent.
 */
public final class Claims {

    /** The last second of the year 9999: whatever is later is no time that anybody meant. */
    private static final double LAST_SECOND = 253_402_300_799.0;

    private final Map<String, Object> members;

    private Claims(Map<String, Object> members) {
        this.members = Collections.unmodifiableMap(members);
    }

    /** Reads an object in UTF-8; no name may stand there twice (RFC 7519 §4). */
    public static Claims parse(byte[] json) throws Flawed {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(json))
                    .toString();
            return of(members(text));
        } catch (CharacterCodingException | ParseException notReadable) {
            throw new Flawed(Flaw.MALFORMED);
        }
    }

    /** The library takes a list, and nothing at all, for an object without members. */
    private static Map<String, Object> members(String text) throws Flawed, ParseException {
        if (!text.stripLeading().startsWith("{")) {
            throw new Flawed(Flaw.MALFORMED);
        }
        return JSONObjectUtils.parse(text);
    }

    /** Of an object that was read already. */
    public static Claims of(Map<String, Object> members) {
        return new Claims(members);
    }

    /** All of them, as the JSON types that Java has: text, number, boolean, list, map. */
    public Map<String, Object> asMap() {
        return members;
    }

    boolean has(String name) {
        return members.containsKey(name);
    }

    /** A text. */
    public Optional<String> text(String name) throws Flawed {
        return member(name, String.class);
    }

    /** An object. */
    @SuppressWarnings("unchecked") // the names of a JSON object are texts
    public Optional<Map<String, Object>> object(String name) throws Flawed {
        return member(name, Map.class).map(map -> (Map<String, Object>) map);
    }

    /** Whether it is there and {@code true}. */
    public boolean isTrue(String name) throws Flawed {
        return member(name, Boolean.class).orElse(false);
    }

    /** A list of texts, of which one may stand there alone, as in {@code aud} (RFC 7519 §4.1.3); empty if it is not there. */
    public List<String> texts(String name) throws Flawed {
        Object value = members.get(name);
        if (value instanceof List<?> list) {
            return listOfTexts(list);
        }
        return text(name).map(List::of).orElse(List.of());
    }

    private static List<String> listOfTexts(List<?> list) throws Flawed {
        for (@Nullable Object one : list) {
            if (!(one instanceof String)) {
                throw new Flawed(Flaw.MALFORMED);
            }
        }
        return list.stream().map(String.class::cast).toList();
    }

    /** A time: seconds since 1970, of which fractions are dropped (RFC 7519 §2, NumericDate). */
    public Optional<Instant> time(String name) throws Flawed {
        Optional<Number> seconds = member(name, Number.class);
        if (seconds.isPresent() && !isASecond(seconds.get().doubleValue())) {
            throw new Flawed(Flaw.MALFORMED);
        }
        return seconds.map(number -> Instant.ofEpochSecond(number.longValue()));
    }

    /** Neither "not a number" nor an infinity, both of which some writers of JSON know, and in the range of years. */
    private static boolean isASecond(double seconds) {
        return seconds >= 0 && seconds <= LAST_SECOND;
    }

    private <T> Optional<T> member(String name, Class<T> type) throws Flawed {
        Object value = members.get(name);
        if (value != null && !type.isInstance(value)) {
            throw new Flawed(Flaw.MALFORMED);
        }
        return Optional.ofNullable(value).map(type::cast);
    }
}
