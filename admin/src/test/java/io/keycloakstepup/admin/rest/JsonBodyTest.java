package io.keycloakstepup.admin.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.keycloakstepup.admin.problem.Problem;
import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonBodyTest {

    private static final Set<String> KNOWN = Set.of("bind", "name", "facts");

    private static JsonBody read(String body) {
        return JsonBody.read(body, KNOWN);
    }

    private static String refusal(Executable call) {
        Problem problem = assertThrows(Refused.class, call).problem();
        assertEquals(ProblemCode.REQUEST_INVALID, problem.code());
        return problem.detail();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "{}"})
    void whatIsNotSaidIsTheDefault(String body) {
        assertTrue(read(body).flag("bind", true));
        assertFalse(read(body).flag("bind", false));
        assertEquals(Optional.empty(), read(body).text("name"));
        assertEquals(Optional.empty(), read(body).object("facts"));
    }

    @Test
    void whatIsSaidCounts() {
        JsonBody body = read("{\"bind\": false, \"name\": \"x\", \"facts\": {\"a\": 1}}");

        assertFalse(body.flag("bind", true));
        assertEquals(Optional.of("x"), body.text("name"));
        assertEquals(Optional.of("{\"a\":1}"), body.object("facts").map(text -> text.replaceAll("\\s", "")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"dry-run\": true} | dry-run",
                "{\"bind\": | line 1",
                "[] | object",
                "\"x\" | object",
                "{} {} | line 1",
                "{\"bind\": true, \"bind\": false} | JSON",
            })
    void whatCannotBeMeantIsRefusedByName(String body, String named) {
        String refusal = refusal(() -> read(body));

        assertTrue(refusal.contains(named), refusal);
    }

    @Test
    void aMemberOfTheWrongKindIsRefusedByName() {
        JsonBody body = read("{\"bind\": \"true\", \"name\": 1, \"facts\": []}");

        assertTrue(refusal(() -> body.flag("bind", true)).contains("'bind'"));
        assertTrue(refusal(() -> body.text("name")).contains("'name'"));
        assertTrue(refusal(() -> body.object("facts")).contains("'facts'"));
    }

    @Test
    void noMessageTellsOfTheParser() {
        String detail = refusal(() -> read("{"));

        assertFalse(detail.contains("jackson") || detail.contains("Source"), detail);
    }
}
