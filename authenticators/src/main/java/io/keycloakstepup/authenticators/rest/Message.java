package io.keycloakstepup.authenticators.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an application has sent: one JSON object, of at most 64 KB, with no member that the call does not know.
 *
 * @param members its members
 */
record Message(ObjectNode members) {

    /** In bytes. */
    static final int LONGEST = 65_536;

    private static final int DEEPEST = 8;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    static {
        JSON.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEEPEST)
                        .maxStringLength(LONGEST)
                        .build());
    }

    /**
     * Reads one.
     *
     * @param known the names of the members that the call knows
     */
    static Message read(byte[] body, Set<String> known) {
        if (body.length > LONGEST) {
            throw Problem.invalid("the body is longer than 64 KB");
        }
        JsonNode tree = tree(body);
        if (!(tree instanceof ObjectNode object)) {
            throw Problem.invalid("the body is no JSON object");
        }
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            if (!known.contains(names.next())) {
                throw Problem.invalid("known members are " + String.join(", ", new TreeSet<>(known)));
            }
        }
        return new Message(object);
    }

    /** An error of the parser's would repeat what was sent. */
    private static JsonNode tree(byte[] body) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
            return JSON.readTree(text);
        } catch (CharacterCodingException e) {
            throw Problem.invalid("the body is not UTF-8");
        } catch (JsonProcessingException e) {
            throw Problem.invalid("the body is not JSON");
        }
    }

    /** A text; empty where there is none. */
    Optional<String> text(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> checked(name, value));
    }

    private static String checked(String name, JsonNode value) {
        if (!value.isTextual() || value.textValue().isEmpty()) {
            throw Problem.invalid(name + " is no text");
        }
        if (value.textValue().chars().anyMatch(Character::isISOControl)) {
            throw Problem.invalid(name + " has control characters in it");
        }
        return value.textValue();
    }

    /** A text that must be there. */
    String mandatory(String name) {
        return text(name).orElseThrow(() -> Problem.invalid(name + " is missing"));
    }

    /** A whole number that is not negative; empty where there is none. */
    Optional<Integer> number(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> {
            if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 0) {
                throw Problem.invalid(name + " is no whole number from 0");
            }
            return value.intValue();
        });
    }

    /** An object; empty where there is none. */
    Optional<ObjectNode> object(String name) {
        return Optional.ofNullable(members.get(name)).map(value -> {
            if (!(value instanceof ObjectNode object)) {
                throw Problem.invalid(name + " is no object");
            }
            return object;
        });
    }

    /** Says nothing of what was sent, so that no log can. */
    @Override
    public String toString() {
        return "Message";
    }
}
