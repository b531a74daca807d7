package io.keycloakstepup.demo.risk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keycloakstepup.demo.http.GuardedCalls;
import io.keycloakstepup.demo.realm.DemoRealm;
import io.keycloakstepup.resource.answer.Answers;
import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.guard.GuardResult.Pass;
import io.keycloakstepup.resource.guard.GuardSettings;
import io.keycloakstepup.resource.guard.IncomingRequest;
import io.keycloakstepup.resource.guard.StepUpGuard;
import io.keycloakstepup.resource.token.TokenScheme;
import io.keycloakstepup.resource.verifier.Verification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Serves the quality desk on the loopback interface, its page and its API, one request at a time. */
public final class RiskServer {

    private static final String AUDIENCE = "risk-api";

    private final HttpServer server;
    private final StepUpGuard guard;
    private final GuardedCalls calls;
    private final RiskApi api = new RiskApi();
    private final URI realm;

    private RiskServer(HttpServer server, StepUpGuard guard, URI realm) {
        this.server = server;
        this.guard = guard;
        this.calls = new GuardedCalls(urlOf(server), guard.limits().bodyBytes());
        this.realm = realm;
    }

    /** Starts the desk; it asks Keycloak for its keys when the first token comes. */
    public static RiskServer start(RiskSettings settings) throws IOException {
        HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 0);
        RiskServer started = new RiskServer(server, guard(settings), settings.realm());
        server.createContext("/", started::showPage);
        server.createContext("/api/", started::callApi);
        server.start();
        return started;
    }

    /** Where its page is. */
    public URI url() {
        return urlOf(server);
    }

    /** Where its API is, without a slash at the end. */
    public URI apiUrl() {
        return URI.create(url() + "/api/v2/risk");
    }

    public void stop() {
        server.stop(0);
    }

    private static StepUpGuard guard(RiskSettings settings) {
        return new StepUpGuard(
                RiskMatrix.read(settings.matrix()),
                Verification.of(settings.realm().toString(), AUDIENCE).build(),
                GuardSettings.defaults()
                        .withSchemes(List.of(TokenScheme.BEARER, TokenScheme.DPOP))
                        .withNetworkKeys(settings.networkKeys()));
    }

    private void callApi(HttpExchange exchange) throws IOException {
        try (exchange) {
            IncomingRequest request = calls.read(exchange);
            GuardResult result = guard.check(request, Instant.now());
            RiskReply reply = result instanceof Pass pass
                    ? api.reply(request, pass)
                    : Answers.to(result).map(RiskReply::of).orElseThrow();
            reply.send(exchange);
        }
    }

    private void showPage(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Referrer-Policy", "no-referrer");
            exchange.getResponseHeaders()
                    .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none';"
                                    + " frame-ancestors 'none'; connect-src 'self' " + realm.resolve("/"));
            page(exchange.getRequestURI().getPath()).send(exchange);
        }
    }

    private RiskReply page(String path) {
        return path.equals("/settings.json")
                ? RiskReply.json(200, Map.of("realm", realm.toString(), "client", DemoRealm.DESK_CLIENT))
                : RiskFile.at(path).map(RiskFile::reply).orElseGet(() -> RiskReply.problem(404, "nothing_here"));
    }

    private static URI urlOf(HttpServer server) {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }
}
