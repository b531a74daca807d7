package io.keycloakstepup.resource.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.resource.guard.GuardSettings;
import io.keycloakstepup.resource.guard.Tokens;
import io.keycloakstepup.resource.token.PresentedRequest;
import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The filter in a real Tomcat, asked over a socket so that no client straightens what is sent. */
class StepUpFilterTest {

    private static final String MATRIX = """
            matrix: 1
            order: [pwd, mfa, phr]
            limits: { body: 1kB }
            operations:
              - { path: /health, method: GET, public: true }
              - { id: update, path: /risk, method: POST, require: pwd }
              - { id: critical, path: /risk, method: POST, when: "!(body.severity in ['LOW', 'MEDIUM'])", require: { level: phr, maxAge: 5m } }
              - { path: /upload, method: POST, require: pwd }
              - { path: /admin/**, require: phr }
              - { path: /open/**, public: true }
              - { id: secret, path: /open/secret, require: phr }
            """;

    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private static final List<PresentedRequest> SEEN = Collections.synchronizedList(new ArrayList<>());

    private static Container container;

    @BeforeAll
    static void start(@TempDir Path directory) throws LifecycleException {
        container = new Container(
                filter().publicUrl(URI.create("https://api.example.org/base/")).build(), directory);
    }

    private static StepUpFilterBuilder filter() {
        return StepUpFilter.builder()
                .matrix(MATRIX)
                .tokens((request, now) -> check(request))
                .clock(Clock.fixed(Tokens.NOW, ZoneOffset.UTC))
                .offering(URI.create("https://id.example/auth"));
    }

    @AfterAll
    static void stop() throws LifecycleException {
        container.close();
    }

    private static TokenCheck check(PresentedRequest request) {
        SEEN.add(request);
        if (request.authorization().isEmpty()) {
            return new TokenCheck.None();
        }
        return switch (request.authorization().get(0)) {
            case "Bearer pwd" ->
                new TokenCheck.Valid(Tokens.of("pwd", Duration.ZERO).token());
            case "Bearer phr" ->
                new TokenCheck.Valid(Tokens.of("phr", Duration.ZERO).token());
            case "Bearer later" -> new TokenCheck.Unavailable("keys");
            default -> new TokenCheck.Invalid(TokenError.INVALID_TOKEN, TokenScheme.BEARER, Optional.empty());
        };
    }

    private static String send(String method, String target, String token, List<String> headers, byte[] body)
            throws IOException {
        return send(container, method, target, token, headers, body);
    }

    private static String send(
            Container to, String method, String target, String token, List<String> headers, byte[] body)
            throws IOException {
        StringBuilder head =
                new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: api.example\r\nConnection: close\r\n");
        head.append(token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
        headers.forEach(header -> head.append(header).append("\r\n"));
        boolean isChunked = headers.contains("Transfer-Encoding: chunked");
        head.append(body.length == 0 || isChunked ? "" : "Content-Length: " + body.length + "\r\n")
                .append("\r\n");
        return to.send(head.toString().getBytes(StandardCharsets.ISO_8859_1), body);
    }

    private static int status(String answer) {
        return Integer.parseInt(answer.substring(9, 12));
    }

    private static String get(String target, String token) throws IOException {
        return send("GET", target, token, List.of(), new byte[0]);
    }

    private static String post(String token, String type, byte[] body, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of("Content-Type: " + type));
        all.addAll(List.of(headers));
        return send("POST", "/risk", token, all, body);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theStory() throws IOException {
        byte[] critical = bytes("{\"severity\": \"CRITICAL\", \"note\": \"é\"}");
        String challenged = post("pwd", "application/json", critical);
        assertEquals(401, status(challenged));
        assertThat(challenged)
                .contains("WWW-Authenticate: Bearer error=\"insufficient_user_authentication\"")
                .contains("acr_values=\"phr\", max_age=\"300\"")
                .contains("Step-Up-Attempt: 1")
                .contains("Cache-Control: no-store")
                .contains("Vary: Accept");
        String passed = post("phr", "application/json", critical);
        assertEquals(200, status(passed));
        assertThat(passed).endsWith(new String(critical, StandardCharsets.ISO_8859_1));
        assertEquals(200, status(post("pwd", "application/json", bytes("{\"severity\":\"LOW\"}"))));
    }

    @ParameterizedTest
    @CsvSource({
        "/health, '', 200",
        "/health, wrong, 200",
        "/risk, '', 401",
        "/nothing, '', 401",
        "/nothing, pwd, 403",
        "/admin/x, wrong, 401",
        "/admin/x, later, 503",
        "/admin/x, pwd, 401",
        "/admin/x, phr, 200",
    })
    void whoGetsWhat(String path, String token, int status) throws IOException {
        assertEquals(status, status(get(path, token)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/open/../admin/x",
                "/open/%2e%2e/admin/x",
                "/open/..;/admin/x",
                "/open/.;x/../admin",
                "/open%2f..%2fadmin/x",
                "/open/..%5cadmin",
                "/open/..\\admin",
                "//open/secret",
                "/open//secret",
                "/open/secret;a=b",
                "/open/%73ecret",
                "/open/SECRET",
                "/open/secret/",
                "/open/secret%00",
                "/open/secret%20",
                "/open/secret.",
                "/open/%c0%ae%c0%ae/admin",
                "/open/%252e%252e/admin",
                "/open/s%EF%BD%85cret",
                "/open/secre%",
                "/open/secre%E2%80%8Bt",
                "http://api.example/open/secret",
            })
    void noSpellingOfAPathDodgesARule(String target) throws IOException {
        int before = container.passed();
        assertThat(status(get(target, "pwd"))).isIn(400, 401, 403, 404);
        assertEquals(before, container.passed());
    }

    @Test
    void aBodyInChunksIsReadAndReplayed() throws IOException {
        String chunked = "9\r\n{\"severit\r\n8\r\ny\":\"LOW\"\r\n1\r\n}\r\n0\r\n\r\n";
        String answer = post("pwd", "application/json", bytes(chunked), "Transfer-Encoding: chunked");
        assertEquals(200, status(answer));
        assertThat(answer).endsWith("{\"severity\":\"LOW\"}");
        String critical = chunked.replace("8\r\ny\":\"LOW\"", "d\r\ny\":\"CRITICAL\"");
        assertEquals(401, status(post("pwd", "application/json", bytes(critical), "Transfer-Encoding: chunked")));
    }

    @Test
    void aCompressedBodyIsTheWorstAndComesThroughAsItIs() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
            gzip.write(bytes("{\"severity\":\"LOW\"}"));
        }
        byte[] body = zipped.toByteArray();
        assertEquals(401, status(post("pwd", "application/json", body, "Content-Encoding: gzip")));
        String passed = post("phr", "application/json", body, "Content-Encoding: gzip");
        assertThat(passed).endsWith(new String(body, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @CsvSource({"1000, 200", "1001, 401"})
    void aBodyBeyondTheLimitIsTheWorst(int length, int status) throws IOException {
        byte[] body = Arrays.copyOf(bytes("{\"severity\":\"LOW\"}"), length);
        Arrays.fill(body, 18, length, (byte) ' ');
        assertEquals(status, status(post("pwd", "application/json", body)));
        assertThat(post("phr", "application/json", body)).endsWith(new String(body, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aBodyBeyondTheLimitInChunksIsTheWorstAndComesThrough() throws IOException {
        String chunk = "100\r\n" + " ".repeat(256) + "\r\n";
        byte[] body = bytes("12\r\n{\"severity\":\"LOW\"}\r\n" + chunk.repeat(40) + "0\r\n\r\n");
        assertEquals(401, status(post("pwd", "application/json", body, "Transfer-Encoding: chunked")));
        assertThat(post("phr", "application/json", body, "Transfer-Encoding: chunked"))
                .endsWith("{\"severity\":\"LOW\"}" + " ".repeat(40 * 256));
    }

    @Test
    void aBodyThatNoRuleReadsComesThroughWhateverItsLength() throws IOException {
        byte[] body = new byte[300_000];
        new Random(1).nextBytes(body);
        String answer = send("POST", "/upload", "pwd", List.of("Content-Type: application/json"), body);
        assertThat(answer).endsWith(new String(body, StandardCharsets.ISO_8859_1));
    }

    @Test
    void aBodyMayBeReadAsText() throws IOException {
        String answer = post("phr", "application/json", bytes("{\"severity\":\"é\"}"), "X-Reader: 1");
        assertThat(answer).endsWith(new String(bytes("{\"severity\":\"é\"}"), StandardCharsets.ISO_8859_1));
    }

    @Test
    void aBodyThatBreaksOffDoesNotPass() throws IOException {
        int before = container.passed();
        post("phr", "application/json", bytes("zz\r\n"), "Transfer-Encoding: chunked");
        assertEquals(before, container.passed());
    }

    @Test
    void whoNamesTheProfileGetsAnOffer() throws IOException {
        String offer = post(
                "pwd",
                "application/json",
                bytes("{\"severity\":\"CRITICAL\"}"),
                "Accept: application/json;profile=\"urn:keycloak-step-up:requirement\"");
        assertEquals(202, status(offer));
        assertThat(offer)
                .endsWith("\"step_up_url\":\"https://id.example/auth?acr_values=phr&max_age=300\",\"attempt\":"
                        + offer.substring(offer.length() - 2));
        assertEquals(
                401,
                status(post(
                        "wrong",
                        "application/json",
                        bytes("{}"),
                        "Accept: application/json;profile=\"urn:keycloak-step-up:requirement\"")));
    }

    @Test
    void theVerifierSeesTheRequestAsTheClientSentIt() throws IOException {
        send("GET", "/admin/a%20b?x=1", "phr", List.of("DPoP: proof", "DPoP: another"), new byte[0]);
        PresentedRequest seen = SEEN.get(SEEN.size() - 1);
        assertEquals("GET", seen.method());
        assertEquals(List.of("Bearer phr"), seen.authorization());
        assertEquals(List.of("proof", "another"), seen.dpop());
        assertEquals(URI.create("https://api.example.org/base/admin/a%20b?x=1"), seen.uri());
        assertEquals("127.0.0.1", seen.remoteAddress());
    }

    @Test
    void whatAClientSaysOfItsPrefixAndItsAddressChangesNothing() throws IOException {
        List<String> forged = List.of("X-Forwarded-Prefix: /open");
        assertEquals(401, status(send("GET", "/admin/x", "pwd", forged, new byte[0])));
        assertEquals(200, status(send("GET", "/admin/x", "phr", forged, new byte[0])));
        assertEquals("127.0.0.1", SEEN.get(SEEN.size() - 1).remoteAddress());
        assertEquals(200, status(send("GET", "/health", "", forged, new byte[0])));
        assertEquals(403, status(send("GET", "/x", "phr", List.of("X-Forwarded-Prefix: /health"), new byte[0])));
    }

    @Test
    void aPathCountsWithinItsApplication(@TempDir Path directory) throws IOException, LifecycleException {
        try (Container below = new Container(filter().build(), directory, "/open")) {
            assertEquals(200, status(send(below, "GET", "/open/health", "", List.of(), new byte[0])));
            assertEquals(401, status(send(below, "GET", "/open/admin/x", "pwd", List.of(), new byte[0])));
            assertEquals(200, status(send(below, "GET", "/open/open/x", "", List.of(), new byte[0])));
            assertEquals(404, status(send(below, "GET", "/admin/x", "phr", List.of(), new byte[0])));
        }
    }

    @Test
    void whereARequestComesFromCanBeSaid(@TempDir Path directory) throws IOException, LifecycleException {
        StepUpFilter told = filter().callerAddress(request -> Optional.ofNullable(request.getHeader("X-Caller")))
                .build();
        try (Container other = new Container(told, directory)) {
            send(other, "GET", "/admin/x", "phr", List.of("X-Caller: 198.51.100.7"), new byte[0]);
            PresentedRequest seen = SEEN.get(SEEN.size() - 1);
            assertEquals("198.51.100.7", seen.remoteAddress());
            assertThat(seen.uri().getHost()).isNull();
        }
    }

    @Test
    void whatIsHandedOnWithinTheApplicationIsNotAskedAgain() throws IOException {
        int before = SEEN.size();
        List<String> inside = List.of("X-Inside: /admin/x");
        String answer = send("POST", "/upload", "pwd", inside, bytes("x"));
        assertEquals(200, status(answer));
        assertThat(answer).endsWith("x");
        assertEquals(before + 1, SEEN.size());
    }

    @Test
    void aBodyThatSomebodyHasReadOfIsTheWorst() throws IOException {
        byte[] body = bytes(" {\"severity\":\"LOW\"}");
        assertEquals(200, status(post("pwd", "application/json", body)));
        assertEquals(401, status(post("pwd", "application/json", body, "X-Eaten: 1")));
    }

    @Test
    void aFormIsReadAndStillHasItsParameters() throws IOException {
        byte[] form = bytes("a=1&b=%C3%A9+x&a=2&c=%zz&d");
        assertThat(send("POST", "/upload?a=0&e=5", "pwd", List.of(FORM, "X-Parameter: a"), form))
                .endsWith("0 of [0, 1, 2] among [a, e, b, d]");
        assertThat(send("POST", "/upload", "pwd", List.of(FORM, "X-Parameter: b"), form))
                .endsWith(new String(bytes("é x of [é x] among [a, b, d]"), StandardCharsets.ISO_8859_1));
        assertThat(send("POST", "/upload", "pwd", List.of(FORM, "X-Parameter: z"), form))
                .endsWith("null of null among [a, b, d]");
        assertThat(send("POST", "/upload", "pwd", List.of(FORM), form))
                .endsWith(new String(form, StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"access_token=x", "a=1&access%5Ftoken=x", "a=1;Access.Token%5B%5D=x"})
    void aSecondTokenIsRefusedInTheQueryAndInAForm(String parameters) throws IOException {
        int before = container.passed();
        assertEquals(400, status(send("POST", "/upload?" + parameters, "pwd", List.of(), bytes("x"))));
        String answer = send("POST", "/upload", "pwd", List.of(FORM), bytes(parameters));
        assertEquals(400, status(answer));
        assertThat(answer).contains("error=\"invalid_request\"");
        assertEquals(before, container.passed());
        assertEquals(
                200, status(send("POST", "/upload", "pwd", List.of("Content-Type: text/plain"), bytes(parameters))));
        assertEquals(200, status(send("GET", "/health?" + parameters, "", List.of(), new byte[0])));
    }

    @ParameterizedTest
    @CsvSource({"1000, pwd, 200", "1001, pwd, 413", "1001, '', 401"})
    void aFormThatNobodyCanLookIntoIsRefused(int length, String token, int status) throws IOException {
        byte[] form = bytes("a=" + "x".repeat(length - 2));
        assertEquals(status, status(send("POST", "/upload", token, List.of(FORM), form)));
    }

    @Test
    void whatIsMissingOrWrongKeepsTheFilterFromStarting() {
        assertThatThrownBy(() -> StepUpFilter.builder().build()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> filter().settings(GuardSettings.defaults().withSchemes(List.of(TokenScheme.DPOP)))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("publicUrl");
        assertThatThrownBy(() -> StepUpFilter.builder().matrix("matrix: 2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 1, column 9");
        assertThatThrownBy(() -> StepUpFilter.builder()
                        .matrix(MATRIX + "tests: [{name: t, given: {path: /health}, expect: unlisted}]"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test 't'");
    }
}
