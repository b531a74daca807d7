package io.keycloakstepup.resource.dodge;

import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;

/** Whatever bytes come as a body: no reader finds in it what a rule did not. */
class BodyDodgeFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void noBodyDodgesARule(byte[] bytes) {
        assertFalse(Dodges.isDodge(bytes), () -> new String(bytes, StandardCharsets.ISO_8859_1));
    }
}
