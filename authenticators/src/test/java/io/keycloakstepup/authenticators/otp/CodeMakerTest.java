package io.keycloakstepup.authenticators.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CodeMakerTest {

    private static final String SECRET = "1234567890";

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "59, 94287082, 46119246, 90693936",
        "1111111109, 07081804, 68084774, 25091201",
        "1111111111, 14050471, 67062674, 99943326",
        "1234567890, 89005924, 91819424, 93441116",
        "2000000000, 69279037, 90698825, 38618901",
        "20000000000, 65353130, 77737706, 47863826"
    })
    void t01_rfc6238AppendixB(long seconds, String sha1, String sha256, String sha512) {
        long step = seconds / 30;

        assertThat(new CodeMaker("HmacSHA1", 8).code(key(20), step)).isEqualTo(sha1);
        assertThat(new CodeMaker("HmacSHA256", 8).code(key(32), step)).isEqualTo(sha256);
        assertThat(new CodeMaker("HmacSHA512", 8).code(key(64), step)).isEqualTo(sha512);
    }

    @Test
    void t02_rfc4226AppendixD() {
        CodeMaker maker = new CodeMaker("HmacSHA1", 6);

        assertThat(LongStream.rangeClosed(0, 9).mapToObj(counter -> maker.code(key(20), counter)))
                .containsExactly(
                        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871",
                        "520489");
    }

    @Test
    void t08_codesHaveSixToEightDigitsAndKeepTheirLeadingZeros() {
        long withLeadingZero = 1_111_111_109L / 30;

        assertThat(new CodeMaker("HmacSHA1", 8).code(key(20), withLeadingZero)).isEqualTo("07081804");
        assertThat(new CodeMaker("HmacSHA1", 7).code(key(20), withLeadingZero)).isEqualTo("7081804");
        assertThat(new CodeMaker("HmacSHA1", 6).code(key(20), withLeadingZero)).isEqualTo("081804");
        assertThatThrownBy(() -> new CodeMaker("HmacSHA1", 5)).hasMessageContaining("5");
        assertThatThrownBy(() -> new CodeMaker("HmacSHA1", 9)).hasMessageContaining("9");
        assertThatThrownBy(() -> new CodeMaker("HmacMD5", 6)).hasMessageContaining("HmacMD5");
    }

    private static byte[] key(int length) {
        return SECRET.repeat(7).substring(0, length).getBytes(StandardCharsets.US_ASCII);
    }
}
