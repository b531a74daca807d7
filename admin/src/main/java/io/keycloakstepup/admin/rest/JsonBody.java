package io.keycloakstepup.admin.rest;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a request in JSON. Whatever is not expected ends the call with 400, by name. */
record JsonBody(JsonNode members) {

    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    /** Reads an object; no body at all is an object without members. */
    static JsonBody read(@Nullable String body, Set<String> known) {
        JsonNode node = parse(body == null || body.isBlank() ? "{}" : body);
        if (!node.isObject()) {
            throw refused("The body must be a JSON object.");
        }
        for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw refused("Unknown member '" + name + "'; there are: " + String.join(", ", sorted(known)) + ".");
            }
        }
        return new JsonBody(node);
    }

    private static Iterable<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static JsonNode parse(String body) {
        try {
            return STRICT.readTree(body);
        } catch (JsonProcessingException e) {
            JsonLocation place = e.getLocation();
            throw refused(
                    place == null
                            ? "The body is no JSON."
                            : "The body is no JSON; reading ended at line " + place.getLineNr() + ", column "
                                    + place.getColumnNr() + ".");
        }
    }

    /** A member that is true or false. */
    boolean flag(String name, boolean otherwise) {
        return member(name)
                .map(node ->
                        expected(node, node.isBoolean(), name, "true or false").booleanValue())
                .orElse(otherwise);
    }

    /** A member that is a text. */
    Optional<String> text(String name) {
        return member(name)
                .map(node -> expected(node, node.isTextual(), name, "a text").textValue());
    }

    /** A member that is a whole number from 1 on, as long as it fits an int. */
    Optional<Integer> count(String name) {
        return member(name).map(node -> expected(
                        node,
                        node.canConvertToInt() && node.isInt() && node.intValue() > 0,
                        name,
                        "a whole number above 0")
                .intValue());
    }

    /** A member that is an object, as JSON. */
    Optional<String> object(String name) {
        return member(name)
                .map(node -> expected(node, node.isObject(), name, "an object").toPrettyString());
    }

    private Optional<JsonNode> member(String name) {
        return Optional.ofNullable(members.get(name)).filter(node -> !node.isNull());
    }

    private static JsonNode expected(JsonNode node, boolean isRight, String name, String expected) {
        if (!isRight) {
            throw refused("'" + name + "' must be " + expected + ".");
        }
        return node;
    }

    private static Refused refused(String detail) {
        return Refused.with(ProblemCode.REQUEST_INVALID, detail);
    }
}
