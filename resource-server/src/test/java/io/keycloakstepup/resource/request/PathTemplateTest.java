package io.keycloakstepup.resource.request;

import static io.keycloakstepup.resource.request.RequestPathTest.path;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which paths a template stands for. */
class PathTemplateTest {

    @ParameterizedTest
    @CsvSource({
        "/, /, true",
        "/, /a, false",
        "/accounts, /accounts, true",
        "/accounts, /account, false",
        "/accounts, /accounts/1, false",
        "/accounts/{id}, /accounts/1, true",
        "/accounts/{id}, /accounts, false",
        "/accounts/{id}, /accounts/1/x, false",
        "/accounts/{id}/transfers, /accounts/1/transfers, true",
        "/accounts/{id}/transfers, /accounts/1/transfer, false",
        "/accounts/**, /accounts, true",
        "/accounts/**, /accounts/, true",
        "/accounts/**, /accounts/1/x/y, true",
        "/accounts/**, /accountsx, false",
        "/**, /, true",
        "/**, /a/b, true",
        "/{a}/{b}, /x/y, true",
    })
    void pathsAreComparedSegmentBySegment(String template, String raw, boolean isCovered) {
        assertThat(PathTemplate.parse(template).covers(path(raw))).isEqualTo(isCovered);
        assertThat(PathTemplate.parse(template).isExactly(path(raw))).isEqualTo(isCovered);
    }

    @ParameterizedTest
    @CsvSource({
        "/risk/update, /risk/update.json, true",
        "/risk/update, /risk/UPDATE.json.gz, true",
        "/risk/update, /risk/updates.json, false",
        "/risk/update, /risk.json/update, false",
        "/accounts/**, /accounts.json, true",
        "/accounts/**, /accounts.json/7, false",
    })
    void aFormatBehindTheLastSegmentIsCoveredAndNeverExact(String template, String raw, boolean isCovered) {
        assertThat(PathTemplate.parse(template).covers(path(raw))).isEqualTo(isCovered);
        assertThat(PathTemplate.parse(template).isExactly(path(raw))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accounts",
                "",
                "/a//b",
                "/a/",
                "/a/*",
                "/a/**/b",
                "/{id",
                "/x{id}",
                "/{id}.json",
                "/{}",
                "/{a b}",
                "/a/../b",
                "/a;b",
                "/{id}/{id}",
                "/**/"
            })
    void whatIsNoTemplateIsRefused(String text) {
        assertThatThrownBy(() -> PathTemplate.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void variablesTakeTheDecodedSegment() {
        PathTemplate template = PathTemplate.parse("/accounts/{id}/notes/{note_id}/**");
        assertThat(template.values(path("/accounts/a%20b/notes/7/x"))).isEqualTo(Map.of("id", "a b", "note_id", "7"));
        assertThat(template.variables()).containsExactly("id", "note_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/**", "/a/{b}/c", "/a/**"})
    void aTemplateIsWrittenAsItWasRead(String text) {
        assertThat(PathTemplate.parse(text)).hasToString(text);
    }
}
