package io.keycloakstepup.demo.otp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TotpTest {

    private final Totp totp = Totp.ofText("12345678901234567890");

    /** RFC 6238 appendix B, the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long seconds, String code) {
        assertThat(totp.codeAt(Instant.ofEpochSecond(seconds))).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"0, 30", "1, 29", "29, 1", "30, 30"})
    void stepHoldsThirtySeconds(long seconds, long left) {
        assertThat(Totp.left(Instant.ofEpochSecond(seconds))).isEqualTo(Duration.ofSeconds(left));
    }
}
