package io.keycloakstepup.policy.cel;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words for CEL's types, and what to do where two of them do not go together. */
final class Types {

    private static final Map<String, String> WORDS = Map.of(
            "string", "a text",
            "int", "a whole number",
            "double", "a decimal number",
            "bool", "what is true or false",
            "list(string)", "a list of texts",
            "google.protobuf.Timestamp", "an instant",
            "google.protobuf.Duration", "a length of time");

    private static final Set<String> NUMBERS = Set.of("int", "double");

    private Types() {}

    /**
     * The types in words.
     *
     * @param types as CEL lists them, separated by commas
     */
    static String words(String types) {
        List<String> each = Stream.of(types.split(", (?![^(]*\\))", -1)).toList();
        return each.stream().map(type -> WORDS.getOrDefault(type, type)).collect(Collectors.joining(" and "))
                + advice(each);
    }

    private static String advice(List<String> types) {
        if (types.contains("string") && types.stream().anyMatch(NUMBERS::contains)) {
            return "; a text stands in quotes, a number does not";
        }
        if (types.contains("string") && types.contains("list(string)")) {
            return "; whether a text is in a list is asked with in: 'a' in facts";
        }
        if (types.contains("string") && types.contains("google.protobuf.Timestamp")) {
            return "; an instant is written timestamp('2027-01-31T09:30:00Z')";
        }
        return "; a fact is compared with a value of its type";
    }
}
