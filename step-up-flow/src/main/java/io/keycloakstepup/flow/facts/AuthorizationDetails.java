package io.keycloakstepup.flow.facts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.util.JsonSerialization;

/** What a request asks to be authorized in detail (RFC 9396 §2): an array of objects, or by some clients a single one. */
final class AuthorizationDetails {

    private static final int MOST_CHARACTERS = 16_384;

    private AuthorizationDetails() {}

    /**
     * The members of the one object. Empty where there are several, since a rule could not tell which of them it judges,
     * and for what is too long or no JSON: then nobody knows what is to be approved.
     */
    static Optional<Map<String, Object>> single(String text) {
        if (text.length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        try {
            JsonNode root = JsonSerialization.mapper.readTree(text);
            return Optional.of(root.isArray() && root.size() == 1 ? root.get(0) : root)
                    .filter(JsonNode::isObject)
                    .map(AuthorizationDetails::members);
        } catch (JsonProcessingException unreadable) {
            return Optional.empty();
        }
    }

    private static Map<String, Object> members(JsonNode object) {
        Map<String, Object> members = new LinkedHashMap<>();
        object.properties()
                .forEach(member -> value(member.getValue()).ifPresent(value -> members.put(member.getKey(), value)));
        return members;
    }

    /** Empty for null, and for a number that no fact could hold. */
    private static Optional<Object> value(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> Optional.of(node.textValue());
            case BOOLEAN -> Optional.of(node.booleanValue());
            case NUMBER -> number(node);
            case ARRAY -> Optional.of(elements(node));
            case OBJECT -> Optional.of(members(node));
            default -> Optional.empty();
        };
    }

    private static Optional<Object> number(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong()
                ? Optional.of(node.longValue())
                : Optional.<Object>of(node.doubleValue()).filter(value -> Double.isFinite((Double) value));
    }

    private static List<Object> elements(JsonNode array) {
        List<Object> elements = new ArrayList<>();
        array.forEach(element -> value(element).ifPresent(elements::add));
        return elements;
    }
}
