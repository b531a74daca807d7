package io.keycloakstepup.flow.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;

/**
 * Writes and reads the notes of sessions as JSON. While a cluster is upgraded, older nodes read what newer ones have
 * written: a member that is not known is passed over, so no later version may add one that takes back what another
 * member says.
 */
public final class NoteJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private NoteJson() {}

    /** Writes a note. */
    public static String write(Object note) {
        try {
            return JSON.writeValueAsString(note);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note of texts and numbers is always JSON", e);
        }
    }

    /**
     * Reads a note that this version wrote, an earlier or a later one.
     *
     * @throws IllegalStateException if it is something else, or lacks what every version writes: what cannot be read
     *     must not pass for nothing
     */
    public static <T> T read(String note, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(note, type))
                    .orElseThrow(() -> new IllegalStateException(described(type) + " but null"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(described(type), e);
        }
    }

    /** A note as the members of an object that others write. */
    static Map<String, Object> members(Object note) {
        return JSON.convertValue(note, new TypeReference<>() {});
    }

    /** The note that an object of others holds; empty where it holds none. */
    static <T> Optional<T> convert(Object members, Class<T> type) {
        try {
            return Optional.of(JSON.convertValue(members, type));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String described(Class<?> type) {
        return "a session note is no " + type.getSimpleName();
    }
}
