package io.keycloakstepup.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicySchemaTest {

    private static final Path FILE = Path.of(
            "..", "policy", "src", "main", "resources", "io", "keycloakstepup", "policy", "text", "policy.schema.json");

    /** After a change of the language: {@code mvn -pl policy test -Dtest=PolicySchemaTest -Dschema.write=true}. */
    @Test
    void schemaThatIsCheckedInIsThatOfTheReaders() throws IOException {
        if (Boolean.getBoolean("schema.write")) {
            Files.writeString(FILE, PolicySchema.json());
        }
        assertEquals(PolicySchema.json(), Files.readString(FILE));
    }

    @Test
    void keyThatTheSchemaForgetsIsNoticed() {
        Shape shape = Shape.of("a thing", "one", "other");
        assertThrows(IllegalArgumentException.class, () -> Schema.of(shape, Set.of(), Map.of("one", Schema.TEXT)));
    }

    @Test
    void jsonIsQuotedAndIndented() {
        assertEquals(
                "{\n  \"a\\\"\": [\n    1,\n    \"\\u000a\\\\\"\n  ]\n}\n",
                JsonText.of(Map.of("a\"", java.util.List.of(1L, "\n\\"))));
        assertEquals("{}\n", JsonText.of(Map.of()));
    }
}
