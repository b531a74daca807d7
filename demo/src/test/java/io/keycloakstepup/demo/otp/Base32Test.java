package io.keycloakstepup.demo.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Base32Test {

    /** RFC 4648 §10. */
    @ParameterizedTest
    @CsvSource({
        "MY======, f",
        "MZXQ====, fo",
        "MZXW6===, foo",
        "MZXW6YQ=, foob",
        "MZXW6YTB, fooba",
        "mzxw 6ytb oi, foobar"
    })
    void textsAreThoseOfTheStandard(String text, String bytes) {
        assertThat(new String(Base32.decode(text), StandardCharsets.UTF_8)).isEqualTo(bytes);
    }

    @Test
    void whatIsNoBase32IsRefused() {
        assertThatThrownBy(() -> Base32.decode("MZX1")).hasMessage("not Base32: '1'");
    }
}
