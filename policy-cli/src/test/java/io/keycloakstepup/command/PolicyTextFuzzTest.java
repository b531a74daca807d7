package io.keycloakstepup.command;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.keycloakstepup.policy.text.PolicyError;
import io.keycloakstepup.policy.text.PolicyReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Whatever bytes come as a policy: they are one, or the errors say where they are not, and soon. */
class PolicyTextFuzzTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @FuzzTest(maxDuration = "1m")
    void textIsAPolicyOrHasErrorsAtPlacesThatExist(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        long start = System.nanoTime();
        List<PolicyError> errors = new PolicyReader().read(text).errors();
        assertTrue(System.nanoTime() - start < SOON.toNanos(), "reading took too long");
        long lines = text.lines().count() + 1;
        for (PolicyError error : errors) {
            assertTrue(error.line() <= lines, error::toString);
        }
    }
}
