package io.keycloakstepup.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.keycloakstepup.gateway.fixture.Api;
import io.keycloakstepup.gateway.fixture.Issuer;
import io.keycloakstepup.gateway.fixture.Nginx;
import io.keycloakstepup.gateway.fixture.Reply;
import io.keycloakstepup.gateway.fixture.Story;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The shipped jar behind a real nginx, with the configuration of {@code docs/gateway.md} and an application that believes
 * whatever reaches it.
 */
final class NginxIT {

    private static final Path DOCUMENTATION = Path.of("../docs/gateway.md");

    @TempDir
    private static Path directory = Path.of("");

    private static final Issuer ISSUER = new Issuer();
    private static final Api API = new Api();
    private static Optional<Process> gateway = Optional.empty();
    private static Optional<Nginx> nginx = Optional.empty();
    private static int port;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Optional<Path> executable = Nginx.find();
        assumeTrue(executable.isPresent(), "no nginx");
        int listen = freePort();
        port = freePort();
        Files.writeString(directory.resolve("matrix.yaml"), Story.MATRIX);
        Path settings = Files.writeString(
                directory.resolve("gateway.yaml"), """
                gateway: 1
                proxy: nginx
                publicUrl: http://127.0.0.1:%d
                matrix: matrix.yaml
                listen: 127.0.0.1:%d
                management: 127.0.0.1:%d
                callerHeader: X-Real-IP
                tokens: { issuer: %s, audience: risk-api, keys: "%s", dpopNonce: true }
                """.formatted(port, listen, freePort(), Issuer.NAME, ISSUER.keys()));
        gateway = Optional.of(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Objects.requireNonNull(System.getProperty("gateway.jar"), "gateway.jar"),
                        settings.toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("gateway.log").toFile())
                .start());
        nginx = Optional.of(Nginx.start(executable.get(), directory, configuration(listen)));
        await(listen);
        await(port);
    }

    /** The example of the documentation, with the ports of this test in it, within what nginx needs around it. */
    private static String configuration(int listen) throws IOException {
        Matcher example =
                Pattern.compile("```nginx\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCUMENTATION));
        assertThat(example.find()).as("an example in docs/gateway.md").isTrue();
        String server = example.group(1)
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + ";")
                .replaceAll("(?m)^ *ssl_certificate.*\n", "")
                .replace("127.0.0.1:9180", "127.0.0.1:" + listen)
                .replace("127.0.0.1:8080", "127.0.0.1:" + API.port());
        return """
                daemon off;
                master_process on;
                user root;
                pid DIRECTORY/nginx.pid;
                events { worker_connections 64; }
                http {
                  access_log off;
                  client_body_temp_path DIRECTORY/body;
                  proxy_temp_path DIRECTORY/proxy;
                  fastcgi_temp_path DIRECTORY/fastcgi;
                  uwsgi_temp_path DIRECTORY/uwsgi;
                  scgi_temp_path DIRECTORY/scgi;
                """.replace("user root;\n", "root".equals(System.getProperty("user.name")) ? "user root;\n" : "")
                + server + "}\n";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(int at) throws InterruptedException, IOException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!isOpen(at)) {
            assertThat(System.nanoTime())
                    .as("nobody listens at %s: %s", at, logs())
                    .isLessThan(end);
            Thread.sleep(100);
        }
    }

    private static boolean isOpen(int at) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), at)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static String logs() throws IOException {
        return Files.readString(directory.resolve("gateway.log")) + Files.readString(directory.resolve("nginx.log"));
    }

    @AfterAll
    static void stop() throws InterruptedException {
        nginx.ifPresent(Nginx::close);
        if (gateway.isPresent()) {
            gateway.get().destroy();
            gateway.get().waitFor(10, TimeUnit.SECONDS);
        }
        API.close();
        ISSUER.close();
    }

    private static String at(String target) {
        return "http://127.0.0.1:" + port + target;
    }

    private static String bearer(String acr, long age) {
        return "Bearer " + ISSUER.token(acr, age);
    }

    @Test
    void whoMayPassReachesTheApplicationWithTheWholeBody() {
        Reply reply = Reply.to("POST", at(Story.UPDATE + "?a=b"), Story.CRITICAL, "Authorization", bearer("phr", 10));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo("done: POST " + Story.UPDATE + "?a=b " + Story.CRITICAL);
        assertThat(Reply.to("GET", at("/health"), "").body()).isEqualTo("done: GET /health ");
    }

    @Test
    void s01_theChallengeReachesTheClientIntact() {
        Reply reply = Reply.to("POST", at(Story.UPDATE), Story.CRITICAL, "Authorization", bearer("pwd", 10));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.challenges())
                .containsExactly("Bearer error=\"insufficient_user_authentication\", "
                        + "error_description=\"This operation needs another proof of who the user is\", "
                        + "acr_values=\"phr\", max_age=\"300\"");
        assertThat(reply.body()).doesNotContain("done");
    }

    @Test
    void aProofThatIsTooOldIsAskedForAgain() {
        Reply reply = Reply.to("POST", at(Story.UPDATE), Story.CRITICAL, "Authorization", bearer("phr", 900));
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void aRuleThatNeedsTheBodyFallsToTheStrictest() {
        Reply reply = Reply.to("POST", at(Story.UPDATE), Story.LOW, "Authorization", bearer("mfa", 10));
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void withoutATokenOrWithAWrongOneNobodyPasses() {
        assertThat(Reply.to("POST", at(Story.UPDATE), Story.LOW).challenges()).containsExactly("Bearer, DPoP");
        Reply wrong = Reply.to("POST", at(Story.UPDATE), Story.LOW, "Authorization", "Bearer a.b.c");
        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.challenges()).singleElement().asString().startsWith("Bearer error=\"invalid_token\"");
    }

    @Test
    void whatIsNotListedIsRefused() {
        Reply reply = Reply.to("GET", at("/api/v3/other"), "", "Authorization", bearer("phr", 1));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.challenges()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Original-URI: /health",
                "x-original-uri: /health",
                "X_Original_URI: /health",
                "X-Original-Method: GET",
                "X-Forwarded-Uri: /health",
                "X-Rewrite-URL: /health",
                "X-Original-URL: /health",
                "X-HTTP-Method-Override: GET",
                "X-Real-IP: 127.0.0.1",
                "Content-Length: 0",
                "Transfer-Encoding: identity"
            })
    void aForgedHeaderDoesNotWin(String header) throws IOException {
        String answer = raw("POST " + Story.UPDATE + " HTTP/1.1\r\nHost: api\r\n" + header + "\r\nAuthorization: "
                + bearer("pwd", 10) + "\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 (400|401|403|501) .*").doesNotContain("done:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/health/../api/v2/risk/assessment",
                "/health/%2e%2e/api/v2/risk/assessment",
                "/health;/../api/v2/risk/assessment",
                "//api/v2/risk/assessment",
                "/api/v2/risk//assessment",
                "/%61pi/v2/risk/assessment",
                "/API/v2/risk/assessment",
                "/api/v2/risk/assessment/",
                "/api/v2/risk/assessment#/health",
                "/api/v2/risk/assessment%3f/health",
                "http://api/api/v2/risk/assessment",
                "/step-up-check",
                "/api\\v2\\risk"
            })
    void noSpellingOfAGuardedPathPassesWithoutAToken(String target) throws IOException {
        String answer = raw("GET " + target + " HTTP/1.1\r\nHost: api\r\nConnection: close\r\n\r\n");
        assertThat(answer).matches("(?s)HTTP/1.1 (400|401|403|404) .*").doesNotContain("done:");
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            try (InputStream in = socket.getInputStream()) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @Test
    void d03_aBoundTokenIsAskedForInItsOwnScheme() {
        String bound = ISSUER.token("phr", 1, Map.of("cnf", Map.of("jkt", "x")));
        Reply reply = Reply.to("POST", at(Story.UPDATE), Story.LOW, "Authorization", "Bearer " + bound);
        assertThat(reply.challenges()).singleElement().asString().startsWith("DPoP error=\"invalid_token\"");
    }
}
