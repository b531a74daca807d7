package io.keycloakstepup.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakstepup.gateway.fixture.Certificate;
import io.keycloakstepup.gateway.fixture.Issuer;
import io.keycloakstepup.gateway.fixture.Reply;
import io.keycloakstepup.gateway.fixture.Story;
import io.keycloakstepup.gateway.reload.UnfitMatrix;
import io.keycloakstepup.gateway.settings.Settings;
import io.keycloakstepup.gateway.settings.SettingsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway over HTTP, asked as each proxy asks. */
final class GatewayTest {

    private static final String CHALLENGE = "Bearer error=\"insufficient_user_authentication\"";

    @TempDir
    private Path directory = Path.of("");

    private final Issuer issuer = new Issuer();
    private AutoCloseable running = () -> {};

    @AfterEach
    void stop() throws Exception {
        running.close();
        issuer.close();
    }

    private Settings settings(String proxy, String more) throws IOException {
        Files.writeString(directory.resolve("matrix.yaml"), Story.MATRIX);
        String text = """
                gateway: 1
                proxy: %s
                publicUrl: https://api.example.org
                matrix: matrix.yaml
                listen: 127.0.0.1:0
                management: 127.0.0.1:0
                tokens: { issuer: %s, audience: risk-api, keys: "%s" }
                """.formatted(proxy, Issuer.NAME, issuer.keys());
        return SettingsReader.read(text + more, directory).match(read -> read, errors -> {
            throw new AssertionError(errors);
        });
    }

    private Gateway start(String proxy, String more) throws IOException, UnfitMatrix {
        Gateway gateway = Gateway.start(settings(proxy, more), Clock.systemUTC());
        running = gateway;
        return gateway;
    }

    private static Reply nginx(Gateway gateway, String method, String target, String... headers) {
        String[] all = Stream.concat(
                        Stream.of("X-Original-Method", method, "X-Original-URI", target), Stream.of(headers))
                .toArray(String[]::new);
        return Reply.to("GET", at(gateway), "", all);
    }

    private static String at(Gateway gateway) {
        return "http://127.0.0.1:" + gateway.port() + "/";
    }

    private String bearer(String acr, long age) {
        return "Bearer " + issuer.token(acr, age);
    }

    @Test
    void nginxIsToldThatARequestMayPassByAStatusOf200AndNothingElse() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "");
        Reply reply = nginx(gateway, "GET", "/api/v2/risk/assessment?page=1", "Authorization", bearer("pwd", 3600));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEmpty();
        assertThat(nginx(gateway, "GET", "/health").status()).isEqualTo(200);
    }

    @Test
    void s01_nginxGetsTheChallengeInOneHeader() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "");
        Reply reply = nginx(gateway, "POST", Story.UPDATE, "Authorization", bearer("pwd", 10));
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.challenges())
                .singleElement()
                .asString()
                .startsWith(CHALLENGE)
                .contains("acr_values=\"phr\"", "max_age=\"300\"");
        Reply nobody = nginx(gateway, "POST", Story.UPDATE);
        assertThat(nobody.status()).isEqualTo(401);
        assertThat(nobody.challenges()).containsExactly("Bearer, DPoP");
    }

    @Test
    void behindNginxARuleThatNeedsTheBodyFallsToTheStrictest() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "");
        assertThat(nginx(gateway, "POST", Story.UPDATE, "Authorization", bearer("mfa", 10))
                        .status())
                .isEqualTo(401);
        assertThat(nginx(gateway, "POST", Story.UPDATE, "Authorization", bearer("phr", 10))
                        .status())
                .isEqualTo(200);
        assertThat(nginx(gateway, "POST", Story.UPDATE, "Authorization", bearer("phr", 900))
                        .status())
                .isEqualTo(401);
        Reply withBody = Reply.to(
                "POST",
                at(gateway),
                Story.LOW,
                "X-Original-Method",
                "POST",
                "X-Original-URI",
                Story.UPDATE,
                "Authorization",
                bearer("pwd", 10));
        assertThat(withBody.status()).isEqualTo(401);
    }

    @Test
    void nginxIsToldNoOtherRefusalThanItKnows() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "");
        Reply malformed = nginx(gateway, "POST", Story.UPDATE, "Authorization", "Bearer a b");
        assertThat(malformed.status()).isEqualTo(401);
        assertThat(malformed.challenges()).singleElement().asString().contains("invalid_request");
        assertThat(nginx(gateway, "GET", "/unlisted", "Authorization", bearer("phr", 1))
                        .status())
                .isEqualTo(403);
        assertThat(nginx(gateway, "GET", "/health/../admin", "Authorization", bearer("phr", 1))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void noTrickWithThePathMakesItPublic() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "");
        for (String target : List.of(
                "//health",
                "/%2e/health",
                "/health;x=1",
                "/health/",
                "/HEALTH",
                "/health%00",
                "health",
                "http://x/health",
                "/health#",
                "*",
                "/api/v2/risk/assessment/%75pdate/../../health",
                "/|",
                "\\health",
                "/health\\..\\api")) {
            assertThat(nginx(gateway, "GET", target).status()).as(target).isIn(401, 403);
        }
    }

    private static Stream<String[]> badQuestions() {
        return Stream.of(
                new String[] {},
                new String[] {"X-Original-Method", "GET"},
                new String[] {"X-Original-URI", "/health"},
                new String[] {"X-Original-Method", "GET", "X-Original-URI", "/api", "X-Original-URI", "/health"},
                new String[] {"X-Original-Method", "POST", "X-Original-Method", "GET", "X-Original-URI", "/health"},
                new String[] {"X-Original-Method", "GET /health", "X-Original-URI", "/health"},
                new String[] {"X-Forwarded-Method", "GET", "X-Forwarded-Uri", "/health"},
                new String[] {"X-Original-URL", "/health", "X-Original-Method", "GET"});
    }

    @Test
    void aProxyThatDoesNotSayOnceWhatItAsksAboutIsRefused() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "");
        badQuestions().forEach(headers -> assertThat(
                        Reply.to("GET", at(gateway) + "health", "", headers).status())
                .as("%s", List.of(headers))
                .isEqualTo(403));
    }

    @Test
    void headersOfOtherProxiesMeanNothing() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "");
        Reply reply = nginx(
                gateway,
                "POST",
                Story.UPDATE,
                "X-Forwarded-Uri",
                "/health",
                "X-Forwarded-Method",
                "GET",
                "X-Rewrite-Url",
                "/health",
                "Authorization",
                bearer("pwd", 10));
        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void traefikPassesTheBodyAndItIsLookedInto() throws IOException, UnfitMatrix {
        Gateway gateway = start("traefik", "body: passed\n");
        assertThat(traefik(gateway, Story.LOW).status()).isEqualTo(200);
        assertThat(traefik(gateway, Story.CRITICAL).status()).isEqualTo(401);
        assertThat(traefik(gateway, "").status()).isEqualTo(401);
        assertThat(traefik(gateway, "{\"severity\":\"LOW\",\"severity\":\"CRITICAL\"}")
                        .status())
                .isEqualTo(401);
        assertThat(traefik(gateway, "{\"severity\":\"LOW\",\"x\":\"" + "x".repeat(1_000_001) + "\"}")
                        .status())
                .isEqualTo(401);
    }

    private Reply traefik(Gateway gateway, String body) {
        return Reply.to(
                "GET",
                at(gateway),
                body,
                "X-Forwarded-Method",
                "POST",
                "X-Forwarded-Uri",
                Story.UPDATE,
                "Authorization",
                bearer("pwd", 10));
    }

    @Test
    void envoySaysWhatItAsksAboutInItsFirstLine() throws IOException, UnfitMatrix {
        Gateway gateway = start("envoy", "body: passed\npathPrefix: /check\n");
        String address = "http://127.0.0.1:" + gateway.port();
        assertThat(envoy(address, Story.LOW, "x-envoy-auth-partial-body", "false")
                        .status())
                .isEqualTo(200);
        assertThat(envoy(address, Story.CRITICAL, "x-envoy-auth-partial-body", "false")
                        .challenges())
                .singleElement()
                .asString()
                .startsWith(CHALLENGE);
        for (String path : new String[] {"/health", "/checkhealth", "//check/health", "/check//health", "/check"}) {
            assertThat(Reply.to("GET", address + path, "", "X-Original-URI", "/health")
                            .status())
                    .as(path)
                    .isIn(400, 403);
        }
        assertThat(Reply.to("HEAD", address + "/check/api/v2/risk/assessment", "")
                        .status())
                .isEqualTo(401);
    }

    private Reply envoy(String address, String body, String... more) {
        String[] headers = Stream.concat(Stream.of("Authorization", bearer("pwd", 10)), Stream.of(more))
                .toArray(String[]::new);
        return Reply.to("POST", address + "/check" + Story.UPDATE, body, headers);
    }

    @Test
    void aBodyIsNotLookedIntoUnlessEnvoySaysOnceThatItIsWhole() throws IOException, UnfitMatrix {
        Gateway gateway = start("envoy", "body: passed\npathPrefix: /check\n");
        String address = "http://127.0.0.1:" + gateway.port();
        String said = "x-envoy-auth-partial-body";
        assertThat(envoy(address, Story.LOW).status()).isEqualTo(401);
        assertThat(envoy(address, Story.LOW, said, "true").status()).isEqualTo(401);
        assertThat(envoy(address, Story.LOW, said, "false", said, "true").status())
                .isEqualTo(401);
        assertThat(envoy(address, Story.LOW, said, "false", said, "false").status())
                .isEqualTo(401);
    }

    @Test
    void x01_behindTraefikTheFirstCertificateOfTheChainIsTheClients() throws IOException, UnfitMatrix {
        Gateway gateway = start("traefik", "certificateHeader: X-Forwarded-Tls-Client-Cert\n");
        String bound = "Bearer " + issuer.token("pwd", 1, Map.of("cnf", Map.of("x5t#S256", Certificate.THUMBPRINT)));
        assertThat(withCertificates(gateway, bound, Certificate.BASE64 + ",AAAA")
                        .status())
                .isEqualTo(200);
        assertThat(withCertificates(gateway, bound, "AAAA," + Certificate.BASE64)
                        .status())
                .isEqualTo(401);
    }

    private static Reply withCertificates(Gateway gateway, String bearer, String certificates) {
        return Reply.to(
                "GET",
                at(gateway),
                "",
                "X-Forwarded-Method",
                "GET",
                "X-Forwarded-Uri",
                "/api/v2/risk/assessment",
                "X-Forwarded-Tls-Client-Cert",
                certificates,
                "Authorization",
                bearer);
    }

    @Test
    void whatIsOutOfReachPassesNobody() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "");
        issuer.close();
        Reply reply = nginx(gateway, "GET", "/api/v2/risk/assessment", "Authorization", bearer("phr", 1));
        assertThat(reply.status()).isEqualTo(503);
        Reply health = Reply.to("GET", "http://127.0.0.1:" + gateway.managementPort() + "/health/ready", "");
        assertThat(health.status()).isEqualTo(503);
        assertThat(health.body()).isEqualTo("{\"status\":\"DOWN\",\"issuer\":false,\"matrix\":true}");
    }

    @Test
    void itTellsHowItIs() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "");
        nginx(gateway, "GET", "/health");
        nginx(gateway, "GET", "/api/v2/risk/assessment", "Authorization", "Bearer nonsense");
        String management = "http://127.0.0.1:" + gateway.managementPort();
        assertThat(Reply.to("GET", management + "/health/live", "").status()).isEqualTo(200);
        assertThat(Reply.to("GET", management + "/health/ready", "").body())
                .isEqualTo("{\"status\":\"UP\",\"issuer\":true,\"matrix\":true}");
        assertThat(Reply.to("GET", management + "/metrics", "").body())
                .contains(
                        "step_up_gateway_decisions_total{result=\"pass\"} 1\n",
                        "step_up_gateway_decisions_total{result=\"unauthenticated\"} 1\n",
                        "step_up_gateway_refusals_total{flaw=\"malformed\"} 1\n",
                        "step_up_gateway_answer_seconds_count 2\n");
        assertThat(Reply.to("GET", management + "/", "").status()).isEqualTo(404);
    }

    @Test
    void onlyTheProxyMayAsk() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "proxies: [192.0.2.0/24]\n");
        assertThat(nginx(gateway, "GET", "/health").status()).isEqualTo(403);
    }

    @Test
    void aMatrixThatChangesIsTakenOverAndABrokenOneIsNotAndMakesNoGatewayUnready()
            throws IOException, UnfitMatrix, InterruptedException {
        Gateway gateway = start("nginx", "");
        Path matrix = directory.resolve("matrix.yaml");
        Files.writeString(matrix, "matrix: 1\noperations: [{path: /health, method: GET");
        awaitMatrix(gateway, false);
        assertThat(nginx(gateway, "GET", "/health").status()).isEqualTo(200);
        Files.writeString(matrix, "matrix: 1\noperations: [{path: /other, method: GET, public: true}]\n");
        awaitMatrix(gateway, true);
        assertThat(nginx(gateway, "GET", "/health").status()).isEqualTo(401);
        assertThat(nginx(gateway, "GET", "/other").status()).isEqualTo(200);
    }

    /** Until the file is what is in force, or known not to be; the gateway is ready all the while. */
    private static void awaitMatrix(Gateway gateway, boolean isCurrent) throws InterruptedException {
        String address = "http://127.0.0.1:" + gateway.managementPort() + "/health/ready";
        String body = "{\"status\":\"UP\",\"issuer\":true,\"matrix\":" + isCurrent + "}";
        long end = System.nanoTime() + 30_000_000_000L;
        Reply reply = Reply.to("GET", address, "");
        while (!reply.body().equals(body)) {
            assertThat(reply.status()).isEqualTo(200);
            assertThat(System.nanoTime()).as("still not " + body).isLessThan(end);
            Thread.sleep(100);
            reply = Reply.to("GET", address, "");
        }
    }

    @Test
    void withoutARightMatrixItDoesNotStart() throws IOException {
        Settings settings = settings("nginx", "");
        Files.writeString(directory.resolve("matrix.yaml"), "matrix: 2\noperations: []\n");
        assertThatThrownBy(() -> Gateway.start(settings, Clock.systemUTC()))
                .isInstanceOf(UnfitMatrix.class)
                .hasMessageContaining("matrix.yaml, line 1");
    }

    @Test
    void d03_aBoundTokenDoesNotPassAsBearer() throws IOException, UnfitMatrix {
        Gateway gateway = start("nginx", "");
        String bound = issuer.token("phr", 1, Map.of("cnf", Map.of("jkt", "x")));
        Reply reply = nginx(gateway, "GET", "/api/v2/risk/assessment", "Authorization", "Bearer " + bound);
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.challenges()).singleElement().asString().startsWith("DPoP error=\"invalid_token\"");
    }
}
