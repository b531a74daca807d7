package io.keycloakstepup.resource.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.resource.document.MatrixReader;
import io.keycloakstepup.resource.request.ApiRequest;
import io.keycloakstepup.resource.request.RequestBody;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the matrix asks of whom; every trick here once made some other product ask for less. */
class MatrixTest {

    private static final Matrix MATRIX = matrix("""
            matrix: 1
            order: [pwd, mfa, phr]
            operations:
              - { path: /health, method: GET, public: true }
              - { path: /files/**, method: GET, public: true }
              - { path: /files/secret, require: phr }
              - { id: update, path: /risk, method: POST, require: { level: pwd, maxAge: 1h } }
              - { id: critical, path: /risk, method: POST, when: "!(body.severity in ['LOW', 'MEDIUM'])", require: phr }
              - { id: many, path: /risk, method: POST, when: body.count > 10, require: { acr: [mfa, phr], maxAge: 5m } }
              - { path: "/accounts/{id}", method: GET, require: pwd }
              - { id: mine, path: "/accounts/{id}", method: GET, when: path.id != token.sub, require: mfa }
              - { id: all, path: /search, when: "'all' in query.scope", require: mfa }
              - { id: search, path: /search, require: pwd }
              - { path: /users, method: GET, require: pwd }
              - { id: remove, path: /users, method: DELETE, require: phr }
              - { path: /canary, require: pwd }
              - { id: canary, path: /canary, when: "'yes' in headers['x-canary']", require: mfa }
              - { id: posted, path: /notes, when: method == 'POST', require: mfa }
              - { path: /notes, require: pwd }
              - { path: /login, method: [POST, PUT, PATCH, DELETE], public: true }
              - { path: /logout, method: POST, public: true }
              - { id: in, path: /in, when: "caller.ip.startsWith('10.')", public: true }
            """);

    static Matrix matrix(String text) {
        return MatrixReader.read(text).match(document -> document.matrix(), errors -> {
            throw new AssertionError(errors);
        });
    }

    private static Verdict judge(String method, String raw, Map<String, List<String>> headers, byte[] body) {
        String[] parts = raw.split("\\?", 2);
        String query = parts.length > 1 ? parts[1] : "";
        RequestBody read = RequestBody.of(headers, () -> Optional.of(body));
        return ApiRequest.of(method, parts[0], query, headers, read, "")
                .map(request -> MATRIX.hear(request).judge(Optional.empty(), Instant.EPOCH))
                .orElseThrow();
    }

    private static Verdict judge(String method, String raw) {
        return judge(method, raw, Map.of(), new byte[0]);
    }

    private static List<String> operations(Verdict verdict) {
        return verdict.match(List::of, open -> open.operations(), guarded -> guarded.operations());
    }

    private static List<String> posted(String json) {
        return posted(json, Map.of("content-type", List.of("application/json")));
    }

    private static List<String> posted(String json, Map<String, List<String>> headers) {
        return operations(judge("POST", "/risk", headers, json.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void theConditionDecidesWhereItCan() {
        assertEquals(List.of("update"), posted("{\"severity\":\"LOW\",\"count\":1}"));
        assertEquals(List.of("update", "critical"), posted("{\"severity\":\"CRITICAL\",\"count\":1}"));
        assertEquals(List.of("update", "critical", "many"), posted("{\"severity\":\"CRITICAL\",\"count\":11}"));
    }

    @Test
    void ofAllThatMatchTheStrictestOfEachCounts() {
        Verdict verdict = judge(
                "POST",
                "/risk",
                Map.of("content-type", List.of("application/json")),
                "{\"severity\":\"LOW\",\"count\":11}".getBytes(StandardCharsets.UTF_8));
        Requirement requirement =
                verdict.match(() -> Requirement.NONE, open -> Requirement.NONE, Verdict.Guarded::requirement);
        assertThat(requirement.acr()).contains(new AcrChoice(List.of("mfa", "phr")));
        assertThat(requirement.maxAge()).contains(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"severity\":\"LOW\",\"severity\":\"CRITICAL\",\"count\":1}",
                "{\"severity\":\"LOW\",\"Severity\":\"CRITICAL\",\"count\":1}",
                "{\"Severity\":\"CRITICAL\",\"count\":1}",
                "{\"severity\":[\"CRITICAL\"],\"count\":1}",
                "{\"severity\":{\"value\":\"CRITICAL\"},\"count\":1}",
                "{\"severity\":null,\"count\":1}",
                "{\"severity\":1,\"count\":1}",
                "{\"severity\":\"3\",\"count\":1}",
                "{\"severity\":\"critical\",\"count\":1}",
                "{\"severity\":\"CRITICAL \",\"count\":1}",
                "{\"severity\":\"ＣＲＩＴＩＣＡＬ\",\"count\":1}",
                "{\"severity\":\"LOW,CRITICAL\",\"count\":1}",
                "{\"severity\":\"low\",\"count\":1}",
                "[{\"severity\":\"CRITICAL\"}]",
                "{\"severity\":\"LOW\"} {\"severity\":\"CRITICAL\"}",
                "{\"severity\":\"LOW\",/**/\"count\":1}",
                "{severity:\"LOW\"}",
                "\uFEFF{\"severity\":\"LOW\",\"count\":1}",
                "",
                "severity=LOW",
            })
    void aBodyThatSomebodyReadsAnotherWayIsTheWorst(String json) {
        assertThat(posted(json)).contains("critical");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "content-type|text/plain",
                "content-type|application/xml",
                "content-type|application/json; charset=utf-16",
                "content-encoding|gzip",
                "content-encoding|identity, gzip",
            })
    void aBodyThatIsNotPlainJsonIsTheWorst(String name, String value) {
        Map<String, List<String>> headers = new HashMap<>(Map.of("content-type", List.of("application/json")));
        headers.put(name, List.of(value));
        assertEquals(List.of("update", "critical", "many"), posted("{\"severity\":\"LOW\",\"count\":1}", headers));
    }

    @Test
    void twoContentTypesAreTheWorst() {
        assertThat(posted(
                        "{\"severity\":\"LOW\",\"count\":1}",
                        Map.of("content-type", List.of("application/json", "text/plain"))))
                .contains("critical");
        assertThat(posted(
                        "{\"severity\":\"LOW\",\"count\":1}",
                        Map.of("content-type", List.of("application/problem+json; charset=\"UTF-8\""))))
                .containsExactly("update");
    }

    @Test
    void aBodyThatIsTooLargeIsTheWorst() {
        Map<String, List<String>> headers = Map.of("content-type", List.of("application/json"));
        ApiRequest request = ApiRequest.of("POST", "/risk", "", headers, RequestBody.of(headers, Optional::empty), "")
                .orElseThrow();
        assertThat(operations(MATRIX.hear(request).judge(Optional.empty(), Instant.EPOCH)))
                .containsExactly("update", "critical", "many");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /health, GET /health",
        "GET, /files/a/b, GET /files/**",
        "GET, /files/, GET /files/**",
        "GET, /files/secret, * /files/secret",
        "GET, /files/SECRET, * /files/secret",
        "GET, /files/secret/, * /files/secret",
        "GET, /files/%73ecret, * /files/secret",
        "DELETE, /users, remove",
        "delete, /users, remove",
        "HEAD, /users, GET /users",
        "GET, /search?scope=mine, search",
        "GET, /search?scope=mine&scope=all, all|search",
        "GET, /search?SCOPE=all, all|search",
        "GET, /search?scope=all;x, all|search",
        "GET, /search, all|search",
        "GET, '/search?scope=mine,all', all|search",
        "GET, /search?scope=mine&scope[]=all, all|search",
        "GET, /users.json, GET /users",
        "DELETE, /users.xml, remove",
        "GET, /files/secret.json, * /files/secret",
        "GET, /users?_method=DELETE, GET /users|remove",
        "HEAD, /notes, posted|* /notes",
        "post, /notes, posted|* /notes",
        "GET, /notes, * /notes",
        "GET, /accounts/7, GET /accounts/{id}|mine",
    })
    void theOperationsThatCount(String method, String raw, String operations) {
        assertThat(String.join("|", operations(judge(method, raw)))).isEqualTo(operations);
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /health",
        "HEAD, /health",
        "GET, /Health",
        "GET, /health/",
        "GET, /healthz",
        "GET, /",
        "GET, /health.json",
        "GET, /health?_method=DELETE",
        "GET, /in",
        "OPTIONS, /users",
    })
    void whatIsNotListedToTheLetterIsNotPublic(String method, String raw) {
        assertEquals(new Verdict.Unlisted(), judge(method, raw));
    }

    @Test
    void aMethodInAHeaderCountsBesideTheOther() {
        Map<String, List<String>> headers = Map.of("x-http-method-override", List.of("DELETE"));
        assertThat(operations(judge("GET", "/users", headers, new byte[0]))).containsExactly("GET /users", "remove");
        assertEquals(new Verdict.Unlisted(), judge("GET", "/health", headers, new byte[0]));
    }

    @Test
    void aHeaderHasAllOfItsValues() {
        assertThat(operations(judge("GET", "/canary", Map.of("x-canary", List.of("no", "yes")), new byte[0])))
                .containsExactly("* /canary", "canary");
        assertThat(operations(judge("GET", "/canary", Map.of("x-canary", List.of("no, yes")), new byte[0])))
                .containsExactly("* /canary", "canary");
    }

    @ParameterizedTest
    @CsvSource({"x_http_method_override, 'DELETE, '", "x-http-method-override, 'get,delete'"})
    void aMethodCountsHoweverItsHeaderIsSpelt(String name, String value) {
        Map<String, List<String>> headers = Map.of(name, List.of(value));
        assertThat(operations(judge("GET", "/users", headers, new byte[0]))).containsExactly("GET /users", "remove");
    }

    /** Who names a listed method beside an unlisted one may have the other: not everybody behind reads such a header. */
    @ParameterizedTest
    @CsvSource({
        "POST, /users, x-http-method-override, GET",
        "POST, /users, x-http-method-override, DELETE",
        "POST, /users?_method=GET, x-other, ''",
        "POST, /users?_method=DELETE, x-other, ''",
        "GET, /users?_method=PATCH, x-other, ''",
        "GET, /users, x-method, PUT",
        "DELETE, /accounts/7, x-http-method, GET",
        "GET, /users, x-http-method-override, 'DELETE, x'",
    })
    void whatNamesAMethodThatIsNotListedIsNotListed(String method, String raw, String name, String value) {
        assertEquals(new Verdict.Unlisted(), judge(method, raw, Map.of(name, List.of(value)), new byte[0]));
    }

    @Test
    void aHeadIsListedWhereAGetIs() {
        assertThat(operations(judge("HEAD", "/users", Map.of(), new byte[0]))).containsExactly("GET /users");
    }

    @Test
    void aFormCountsAsWhateverItMayName() {
        Map<String, List<String>> form = Map.of("content-type", List.of("application/x-www-form-urlencoded"));
        assertEquals(new Verdict.Unlisted(), judge("POST", "/users", form, new byte[0]));
        assertThat(operations(judge("POST", "/risk", form, new byte[0]))).contains("update", "critical");
        assertThat(operations(judge("POST", "/search?scope=mine", form, new byte[0])))
                .containsExactly("all", "search");
        assertEquals(new Verdict.Unlisted(), judge("POST", "/logout", form, new byte[0]));
        assertThat(operations(judge("POST", "/login", form, new byte[0])))
                .containsExactly("POST,PUT,PATCH,DELETE /login");
    }

    @Test
    void twoLevelsThatExcludeEachOtherLeaveNone() {
        Requirement one = new Requirement(
                Optional.of(new AcrChoice(List.of("a"))), Optional.empty(), Set.of(), Set.of(), Set.of());
        Requirement other = new Requirement(
                Optional.of(new AcrChoice(List.of("b"))), Optional.empty(), Set.of(), Set.of(), Set.of());
        assertThat(one.and(other).acr()).contains(new AcrChoice(List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"b", "a\\b", "ä", "a\nb"})
    void whatCannotBeAskedForCannotBeRequired(String name) {
        List<String> names = List.of(name);
        assertThatThrownBy(() -> new AcrChoice(names)).isInstanceOf(IllegalArgumentException.class);
        Set<String> scopes = Set.of(name);
        assertThatThrownBy(() -> new Requirement(Optional.empty(), Optional.empty(), Set.of(), Set.of(), scopes))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Requirement approval(Optional<Duration> maxAge) {
        return new Requirement(Optional.empty(), maxAge, Set.of(), Set.of(Binding.TRANSACTION), Set.of());
    }

    @Test
    void anApprovalCountsForTenMinutesAtMost() {
        Requirement right = approval(Optional.of(Duration.ofMinutes(10)));
        assertThat(right.and(Requirement.NONE)).isEqualTo(right);
        Optional<Duration> tooLong = Optional.of(Duration.ofMinutes(10).plusSeconds(1));
        assertThatThrownBy(() -> approval(tooLong)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> approval(Optional.empty())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void noMeansAtAllCanBeProven() {
        Set<Set<String>> none = Set.of(Set.of());
        assertThatThrownBy(() -> new Requirement(Optional.empty(), Optional.empty(), none, Set.of(), Set.of()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
