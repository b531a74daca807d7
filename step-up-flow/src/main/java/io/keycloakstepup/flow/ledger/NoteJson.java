package io.keycloakstepup.flow.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Writes and reads the notes of this package as JSON. */
final class NoteJson {

    private static final ObjectMapper JSON = new ObjectMapper();

    private NoteJson() {}

    static String write(Object note) {
        try {
            return JSON.writeValueAsString(note);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a note of texts and numbers is always JSON", e);
        }
    }

    /**
     * Reads a note that this project wrote.
     *
     * @throws IllegalStateException if it is something else: what cannot be read must not pass for nothing
     */
    static <T> T read(String note, Class<T> type) {
        try {
            return JSON.readValue(note, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a session note is no " + type.getSimpleName(), e);
        }
    }
}
