package io.keycloakstepup.demo.terminal.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ShortenedTest {

    @Test
    void secretsAreNotShownWhereverTheyStand() {
        assertThat(Shortened.of("{\"username\":\"anna\",\"password\":\"secret\",\"a\":[{\"passCode\":\"123456\"}]}"))
                .contains("anna")
                .doesNotContain("secret")
                .doesNotContain("123456");
        assertThat(Shortened.of("grant_type=authorization_code&code_verifier=secret"))
                .isEqualTo("grant_type=authorization_code&code_verifier=(not shown)");
    }

    @Test
    void codeIsCutUnlessItIsAWordForWhatWentWrong() {
        assertThat(Shortened.of("{\"code\":\"factor_code_invalid\"}")).contains("factor_code_invalid");
        assertThat(Shortened.of("code=9b2ce16c-61e7-4c1d")).isEqualTo("code=9b2ce16c-61e... (18 characters)");
    }

    @Test
    void whatIsLongIsCutButAddressesAreNot() {
        String address = "https://id.example.com/" + "x".repeat(80);

        assertThat(Shortened.of("{\"href\":\"" + address + "\"}")).contains(address);
        assertThat(Shortened.of("access_token=" + "Y".repeat(80)))
                .isEqualTo("access_token=YYYYYYYYYYYY... (80 characters)");
    }
}
