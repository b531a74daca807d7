package io.keycloakstepup.resource.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JSON is read as everybody reads it, or not. */
class StrictJsonTest {

    private static Optional<Object> read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void valuesAreReadWithTheirTypes() {
        assertThat(read(" { \"a\" : [ 1 , -2.5e1 , true , false , \"\\u00e9\\n\\\"\" ] , \"b\" : { } } "))
                .contains(Map.of("a", List.of(1L, -25.0, true, false, "é\n\""), "b", Map.of()));
    }

    @Test
    void aMemberWithoutValueIsLeftOutAndAnElementIsLikeNothing() {
        assertThat(read("{\"a\":null,\"b\":[null,1]}")).contains(Map.of("b", List.of(Map.of(), 1L)));
        assertThat(read("null")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{}}",
                "{} {}",
                "{\"a\":1}x",
                "{\"a\":1,}",
                "[1,]",
                "[,1]",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "{\"a\":}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1,\"a\":2}",
                "{\"severity\":\"LOW\",\"Severity\":\"CRITICAL\"}",
                "{\"severity\":\"LOW\",\"\\u0073everity\":\"CRITICAL\"}",
                "{\"k\":1,\"\\u212a\":2}",
                "{\"x\":{\"a\":1,\"A\":2}}",
                "// c\n{}",
                "/* c */{}",
                "{}//",
                "NaN",
                "Infinity",
                "1e999",
                "01",
                "+1",
                ".5",
                "1.",
                "0x10",
                "tru",
                "nul",
                "\"a",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\ud800\"",
                "\"a\tb\"",
                "\uFEFF{}",
            })
    void whatNotEverybodyReadsAlikeIsNotRead(String text) {
        assertThat(read(text)).isEmpty();
    }

    @Test
    void bytesThatAreNoUtf8AreNotRead() {
        assertThat(StrictJson.read(new byte[] {'"', (byte) 0xC0, (byte) 0xAF, '"'}))
                .isEmpty();
        assertThat(StrictJson.read("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE)))
                .isEmpty();
    }

    @Test
    void almostTooDeepIsReadAndTooDeepIsNot() {
        assertThat(read("[".repeat(64) + "]".repeat(64))).isPresent();
        assertThat(read("[".repeat(65) + "]".repeat(65))).isEmpty();
    }

    @Test
    void wholeNumbersBeyondALongAreDecimals() {
        assertThat(read("[999999999999999999,10000000000000000000]")).contains(List.of(999999999999999999L, 1e19));
    }

    @Property
    void whatIsWrittenIsReadAgain(@ForAll("values") Object value) {
        assertThat(read(JsonText.of(value))).contains(value);
    }

    @Provide
    Arbitrary<Object> values() {
        Arbitrary<Object> plain = Arbitraries.oneOf(
                Arbitraries.strings().ascii().withChars("é漢\n\"\\").map(text -> (Object) text),
                Arbitraries.longs().between(-999_999_999L, 999_999_999L).map(number -> (Object) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag));
        return Arbitraries.lazyOf(
                () -> plain, () -> plain.list().ofMaxSize(3).map(list -> (Object) list), () -> Arbitraries.maps(
                                Arbitraries.strings().alpha().map(String::toLowerCase), plain)
                        .ofMaxSize(3)
                        .map(map -> (Object) map));
    }

    @Property
    void noBytesHurt(@ForAll byte[] bytes) {
        StrictJson.readObject(bytes);
    }
}
