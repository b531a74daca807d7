package io.keycloakstepup.resource.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members are read as what they must be, or not at all. */
final class ClaimsTest {

    @Test
    void eachIsReadAsItsType() throws Flawed {
        Claims claims =
                read("{\"t\":\"x\",\"l\":[\"a\",\"b\"],\"b\":true,\"s\":1700000000,\"f\":1700000000.9,\"n\":null}");
        assertThat(claims.text("t")).contains("x");
        assertThat(claims.texts("t")).containsExactly("x");
        assertThat(claims.texts("l")).containsExactly("a", "b");
        assertThat(claims.isTrue("b")).isTrue();
        assertThat(claims.time("s")).contains(Instant.ofEpochSecond(1_700_000_000));
        assertThat(claims.time("f")).contains(Instant.ofEpochSecond(1_700_000_000));
        assertThat(claims.text("n")).isEmpty();
        assertThat(claims.texts("absent")).isEqualTo(List.of());
        assertThat(claims.isTrue("absent")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"x\":\"1700000000\"}",
                "{\"x\":true}",
                "{\"x\":-1}",
                "{\"x\":1e300}",
                "{\"x\":9223372036854775807}",
                "{\"x\":[1700000000]}"
            })
    void whatIsNoTimeIsMalformed(String json) throws Flawed {
        Claims claims = read(json);
        assertThat(catchThrowableOfType(Flawed.class, () -> claims.time("x")).flaw())
                .isEqualTo(Flaw.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":1}", "{\"x\":[1]}", "{\"x\":[\"a\",null]}", "{\"x\":{}}", "{\"x\":[[\"a\"]]}"})
    void whatIsNoListOfTextsIsMalformed(String json) throws Flawed {
        Claims claims = read(json);
        assertThat(catchThrowableOfType(Flawed.class, () -> claims.texts("x")).flaw())
                .isEqualTo(Flaw.MALFORMED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{}{}", "{\"a\":1,\"a\":2}", "{a:1}", "{\"a\":NaN}", "{'a':1}"})
    void whatIsNoObjectIsMalformed(String json) {
        assertThat(catchThrowableOfType(Flawed.class, () -> read(json)).flaw()).isEqualTo(Flaw.MALFORMED);
    }

    @Test
    void depthAndStrangeBytesAreMalformed() {
        String deep = "{\"a\":" + "[".repeat(100_000);
        assertThat(catchThrowableOfType(Flawed.class, () -> read(deep)).flaw()).isEqualTo(Flaw.MALFORMED);
        byte[] bytes = {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0xaf, '"', '}'};
        assertThat(catchThrowableOfType(Flawed.class, () -> Claims.parse(bytes)).flaw())
                .isEqualTo(Flaw.MALFORMED);
    }

    private static Claims read(String json) throws Flawed {
        return Claims.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
