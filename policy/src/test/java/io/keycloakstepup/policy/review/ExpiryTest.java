package io.keycloakstepup.policy.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.policy.text.Outline;
import java.time.LocalDate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpiryTest {

    private static String warnings(String expires) {
        Outline policy =
                Outline.of("rules: [ { id: a, expires: " + expires + " } ]").orElseThrow();
        return new Expiry(LocalDate.parse("2026-06-01"))
                .in(policy)
                .map(Warning::toString)
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-06-16 | ''",
                "2026-06-15 | 'line 1, column 28: this rule expires in 14 days; ask its owner whether it is still needed'",
                "2026-06-02 | 'line 1, column 28: this rule expires in 1 day; ask its owner whether it is still needed'",
                "2026-06-01 | 'line 1, column 28: this rule expires today; ask its owner whether it is still needed'",
                "2026-05-31 | 'line 1, column 28: this rule expired on 2026-05-31, so it is as if it were not there;"
                        + " remove it, or give it a later date'",
                "soon | ''"
            })
    void ruleThatEndsWithinFourteenDaysIsWarnedOf(String expires, String expected) {
        assertEquals(expected, warnings(expires));
    }
}
