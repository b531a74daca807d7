package io.keycloakstepup.demo.terminal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {

    @Test
    void whatIsReadIsFoundByItsPath() {
        Json read = Json.read(" {\"a\": {\"b\": [1.50, true, null, \"x\\u0041\\n\\\"\"]}, \"c\": {}, \"d\": [] } ");

        List<Json> elements = read.at("a", "b").elements();
        assertThat(elements.get(0).text()).isEqualTo("1.50");
        assertThat(elements.get(1).text()).isEqualTo("true");
        assertThat(elements.get(2).isNothing()).isTrue();
        assertThat(elements.get(3).text()).isEqualTo("xA\n\"");
        assertThat(read.at("d").elements()).isEmpty();
    }

    @Test
    void whatIsNotThereIsNothing() {
        assertThat(Json.read("{\"a\": 1}").at("a", "b", "c")).isEqualTo(Json.NOTHING);
        assertThat(Json.NOTHING.text()).isEmpty();
        assertThat(Json.NOTHING.elements()).isEmpty();
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        String text = JsonText.of(Map.of("a", List.of("\"\\\u0007", 3, false)));

        assertThat(Json.read(text).toString()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "\"\\x\"", "1 2", "nul", "\"open", "\"\\u00g0\""})
    void whatIsNoJsonIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
