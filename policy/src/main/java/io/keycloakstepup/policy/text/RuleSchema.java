package io.keycloakstepup.policy.text;

import static io.keycloakstepup.policy.text.Schema.DURATION;
import static io.keycloakstepup.policy.text.Schema.FLAG;
import static io.keycloakstepup.policy.text.Schema.TEXT;
import static io.keycloakstepup.policy.text.Schema.always;
import static io.keycloakstepup.policy.text.Schema.filled;
import static io.keycloakstepup.policy.text.Schema.list;
import static io.keycloakstepup.policy.text.Schema.matching;
import static io.keycloakstepup.policy.text.Schema.oneOf;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The form of what rules select and of what follows from them. */
final class RuleSchema {

    private static final Schema MESSAGE_KEY = matching("^[a-zA-Z0-9][a-zA-Z0-9._-]{0,99}$");

    private RuleSchema() {}

    static Schema match() {
        Map<String, Schema> values = MatchReader.MATCH.keys().words().stream()
                .collect(Collectors.toMap(key -> key, key -> filled(list(TEXT))));
        values.put(SelectorKey.GRANTS.word(), filled(list(oneOf(MatchReader.GRANTS.words()))));
        values.put(SelectorKey.GROUPS.word(), filled(list(matching("^/"))));
        return Schema.of(MatchReader.MATCH, Set.of(), values);
    }

    static Schema then() {
        Map<String, Schema> values = requirement();
        values.putAll(others());
        return Schema.of(ThenReader.THEN, Set.of(), values).with("minProperties", 1L);
    }

    static Schema byDefault() {
        return Schema.of(ThenReader.DEFAULT, Set.of(RequireReader.REQUIRE), requirement());
    }

    static Schema expect() {
        Map<String, Schema> values = new LinkedHashMap<>(others());
        values.put(RequireReader.REQUIRE, TEXT);
        return Schema.of(ExpectReader.EXPECT, Set.of(), values)
                .with("minProperties", 1L)
                .with("maxProperties", 1L);
    }

    private static Map<String, Schema> requirement() {
        Map<String, Schema> values = new LinkedHashMap<>();
        values.put(RequireReader.REQUIRE, TEXT);
        values.put("maxAge", DURATION);
        values.put("factors", filled(list(TEXT)));
        values.put("remember", FLAG);
        values.put("enroll", oneOf(Words.PERMISSIONS.words()));
        values.put("notify", FLAG);
        return values;
    }

    private static Map<String, Schema> others() {
        return Map.of("deny", MESSAGE_KEY, "exempt", always(true));
    }
}
