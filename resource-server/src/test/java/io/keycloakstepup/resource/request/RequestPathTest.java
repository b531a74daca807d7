package io.keycloakstepup.resource.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A path is read in one way or not at all. */
class RequestPathTest {

    static RequestPath path(String raw) {
        return RequestPath.read(raw).match(path -> path, why -> {
            throw new AssertionError(raw + ": " + why);
        });
    }

    private static List<String> texts(String raw) {
        return path(raw).segments().stream().map(Segment::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "'', NOT_ABSOLUTE",
                "*, NOT_ABSOLUTE",
                "accounts, NOT_ABSOLUTE",
                "http://api/accounts, NOT_ABSOLUTE",
                "/accounts/../admin, DOT_SEGMENT",
                "/accounts/.., DOT_SEGMENT",
                "/./accounts, DOT_SEGMENT",
                "/%2e%2E/admin, DOT_SEGMENT",
                "/.%2e/admin, DOT_SEGMENT",
                "/%e2%80%a5/admin, DOT_SEGMENT", // U+2025, a leader of two dots
                "/%EF%BC%8E%EF%BC%8E/admin, DOT_SEGMENT", // fullwidth dots
                "/admin%2fusers, HIDDEN_SEPARATOR",
                "/admin%2Fusers, HIDDEN_SEPARATOR",
                "/admin%5cusers, HIDDEN_SEPARATOR",
                "/admin\\users, HIDDEN_SEPARATOR",
                "/admin%EF%BC%8Fusers, HIDDEN_SEPARATOR", // fullwidth slash
                "/admin%E2%84%80, HIDDEN_SEPARATOR", // U+2100 becomes a/c
                "/admin;x=1/users, PARAMETERS",
                "/admin;/users, PARAMETERS",
                "/admin%3bx/users, PARAMETERS",
                "/admin%3Fx, PARAMETERS",
                "/admin%23x, PARAMETERS",
                "/admin?x, PARAMETERS",
                "//accounts, EMPTY_SEGMENT",
                "/accounts//1, EMPTY_SEGMENT",
                "/accounts/1//, EMPTY_SEGMENT",
                "//, EMPTY_SEGMENT",
                "/%c0%ae%c0%ae/admin, BROKEN_ENCODING", // an overlong dot
                "/%e0%80%af, BROKEN_ENCODING",
                "/%ff, BROKEN_ENCODING",
                "/%ed%a0%80, BROKEN_ENCODING", // half of a surrogate pair
                "/%4, BROKEN_ENCODING",
                "/%zz, BROKEN_ENCODING",
                "/%u002e, BROKEN_ENCODING",
                "/100%, BROKEN_ENCODING",
                "/%252e%252e/admin, DOUBLE_ENCODING",
                "/admin%252fusers, DOUBLE_ENCODING",
                "/%EF%BC%852e, DOUBLE_ENCODING", // a fullwidth per cent sign
                "/admin%00, UNUSUAL_CHARACTER",
                "/adm%E2%80%8Bin, UNUSUAL_CHARACTER", // a space without width
                "/admin%0a, UNUSUAL_CHARACTER",
                "/admin%7f, UNUSUAL_CHARACTER",
                "/über, UNUSUAL_CHARACTER",
                "/a b, UNUSUAL_CHARACTER",
                "/admin., LOOSE_END",
                "/admin%20, LOOSE_END",
                "/%20admin, LOOSE_END",
                "/admin%E3%80%80, LOOSE_END", // a fullwidth blank
            })
    void whatCouldBeReadInAnotherWayIsRefused(String raw, Ambiguity why) {
        assertEquals(new PathReading.Ambiguous(why), RequestPath.read(raw));
    }

    @ParameterizedTest
    @CsvSource({
        "/, ''",
        "/accounts, accounts",
        "/accounts/, accounts",
        "/accounts/42/transfers, accounts|42|transfers",
        "/a%20b/c%2Bd+e, a b|c+d+e",
        "/caf%C3%A9, café",
        "/.well-known/x.json, .well-known|x.json",
        "/100%25, 100%",
        "/a:b@c&d=e$f!g'h(i)*j~k_l-m, a:b@c&d=e$f!g'h(i)*j~k_l-m",
    })
    void whatHasOneMeaningIsDecodedOnce(String raw, String segments) {
        assertThat(String.join("|", texts(raw))).isEqualTo(segments);
    }

    @Test
    void theLastSlashIsNoSegment() {
        assertEquals(
                List.of(false, true),
                List.of(path("/a").endsWithSlash(), path("/a/").endsWithSlash()));
        assertThat(path("/").endsWithSlash()).isFalse();
    }

    @Test
    void almostTooLongIsReadAndTooLongIsNot() {
        assertThat(texts("/" + "a".repeat(RequestPath.LONGEST - 1))).hasSize(1);
        assertEquals(
                new PathReading.Ambiguous(Ambiguity.TOO_LONG), RequestPath.read("/" + "a".repeat(RequestPath.LONGEST)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ADMIN/users", "/Admin/Users", "/%41dmin/users", "/%EF%BD%81dmin/users", "/admin/users/"})
    void aCarelessReaderFindsItUnderTheTemplateAndAnExactOneDoesNot(String raw) {
        PathTemplate template = PathTemplate.parse("/admin/users");
        assertThat(template.covers(path(raw))).isTrue();
        assertThat(template.isExactly(path(raw))).isFalse();
    }
}
