package io.keycloakstepup.resource.dodge;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever bytes come as a path: nobody behind takes for a guarded operation what the matrix takes for a public one. */
class PathDodgeFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void noPathDodgesARule(byte[] bytes) {
        String path = "/open/" + new String(bytes, StandardCharsets.ISO_8859_1);
        assertFalse(Dodges.isDodge(path), path);
    }
}
