package io.keycloakstepup.demo.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keycloakstepup.demo.keycloak.KeycloakClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/** Serves the bank's API on the loopback interface, one call at a time. */
public final class ApiServer {

    private static final String SCHEME = "Bearer ";

    private final HttpServer server;
    private final Introspection introspection;

    private ApiServer(HttpServer server, Introspection introspection) {
        this.server = server;
        this.introspection = introspection;
    }

    /** Starts the API on any free port; it asks Keycloak about tokens as this client. */
    public static ApiServer start(KeycloakClient client) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        ApiServer started = new ApiServer(server, new Introspection(client));
        server.createContext("/", started::handle);
        server.start();
        return started;
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    public void stop() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String authorization =
                    Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), "");
            String request =
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
            reply(authorization, request).send(exchange);
        }
    }

    private ApiReply reply(String authorization, String request) throws IOException {
        if (!authorization.startsWith(SCHEME)) {
            return ApiReply.tokenWanted();
        }
        // Whether the token is good comes first: what is missing is nobody's business who has none that is.
        Optional<JsonNode> claims = introspection.claims(authorization.substring(SCHEME.length()));
        return claims.map(good -> obey(request, good)).orElseGet(ApiReply::tokenUnusable);
    }

    private static ApiReply obey(String request, JsonNode claims) {
        if (request.equals("GET /token")) {
            return ApiReply.json(claims.toString());
        }
        return Optional.of(request)
                .filter(method -> method.startsWith("POST "))
                .flatMap(method -> Errand.at(method.substring("POST ".length())))
                .map(errand -> obey(errand, Assurance.of(claims)))
                .orElseGet(() -> ApiReply.text(404, "There is nothing here."));
    }

    private static ApiReply obey(Errand errand, Assurance assurance) {
        return errand.missing(assurance, Instant.now())
                .map(ApiReply::proofWanted)
                .orElseGet(() -> ApiReply.text(200, errand.result()));
    }
}
