package io.keycloakstepup.flow.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;

/**
 * Writes and reads the notes of this package as JSON. While a cluster is upgraded, older nodes read what newer ones have
 * written: a member that is not known is passed over, so no later version may add one that takes back what another
 * member says.
 */
final class NoteJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private NoteJson() {}

    static String write(Object note) {
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
    static <T> T read(String note, Class<T> type) {
        try {
            return Optional.ofNullable(JSON.readValue(note, type))
                    .orElseThrow(() -> new IllegalStateException(described(type) + " but null"));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(described(type), e);
        }
    }

    private static String described(Class<?> type) {
        return "a session note is no " + type.getSimpleName();
    }
}
