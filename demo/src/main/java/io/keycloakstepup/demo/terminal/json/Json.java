package io.keycloakstepup.demo.terminal.json;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A value in JSON. What is absent and what is null are the same: nothing.
 *
 * @param value a map, a list, a text, a number or a truth value; an empty {@link Optional} for nothing
 */
public record Json(Object value) {

    /** Nothing. */
    public static final Json NOTHING = new Json(Optional.empty());

    public Json {
        Objects.requireNonNull(value, "value");
    }

    /** The value that a text is. */
    public static Json read(String text) {
        return new JsonReader(text).whole();
    }

    /** The member of an object, down a path of names; nothing where there is none. */
    public Json at(String... path) {
        Json here = this;
        for (String name : path) {
            here = here.member(name);
        }
        return here;
    }

    private Json member(String name) {
        return value instanceof Map<?, ?> members && members.get(name) instanceof Json member ? member : NOTHING;
    }

    public boolean isNothing() {
        return value instanceof Optional;
    }

    /** The elements of an array; none for anything else. */
    public List<Json> elements() {
        return value instanceof List<?> list
                ? list.stream()
                        .filter(Json.class::isInstance)
                        .map(Json.class::cast)
                        .toList()
                : List.of();
    }

    /** A text, or a number in its letters; empty for nothing. */
    public String text() {
        return isNothing() ? "" : value.toString();
    }

    /** As JSON. */
    @Override
    public String toString() {
        return isNothing() ? "null" : JsonText.of(value);
    }
}
