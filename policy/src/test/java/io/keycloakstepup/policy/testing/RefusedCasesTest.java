package io.keycloakstepup.policy.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.type.TypeReference;
import io.keycloakstepup.policy.text.PolicyError;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Each folder of refused cases is a text that nobody can store, and what its author is told. */
class RefusedCasesTest {

    @TestFactory
    Stream<DynamicTest> textIsRefusedAsTheCaseSays() {
        return PolicyCase.refused().stream()
                .map(one -> DynamicTest.dynamicTest(one.name(), () -> {
                    List<Map<String, Object>> expected = one.expected(new TypeReference<>() {});
                    List<PolicyError> errors = PolicyCheck.of(one.text()).errors();
                    assertEquals(expected.size(), errors.size(), errors::toString);
                    for (int i = 0; i < errors.size(); i++) {
                        assertEquals(expected.get(i), members(errors.get(i), expected.get(i)));
                    }
                }));
    }

    /** All of an error; what could stand in its place is left out where the case does not say it. */
    private static Map<String, Object> members(PolicyError error, Map<String, Object> said) {
        Map<String, Object> members = new HashMap<>(Map.of(
                "line", error.line(),
                "column", error.column(),
                "found", error.found(),
                "message", error.message()));
        if (said.containsKey("expected")) {
            members.put("expected", error.expected());
        }
        return members;
    }
}
