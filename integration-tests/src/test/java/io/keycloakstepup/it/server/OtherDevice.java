package io.keycloakstepup.it.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keycloakstepup.it.http.Http;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What the server asks when it wants an authentication on another device of a user's (OpenID Connect CIBA). */
public final class OtherDevice {

    private static final int CREATED = 201;

    private static final OtherDevice ONE = start();

    private final HttpServer server;
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();

    private OtherDevice(HttpServer server) {
        this.server = server;
    }

    private static OtherDevice start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OtherDevice device = new OtherDevice(server);
            server.createContext("/", device::take);
            server.start();
            return device;
        } catch (IOException failed) {
            throw new UncheckedIOException("the other device could not be started", failed);
        }
    }

    /** The one that the tests' server knows, which nobody has asked yet. */
    public static OtherDevice unasked() {
        ONE.asked.clear();
        return ONE;
    }

    /** How often it was asked since. */
    public int timesAsked() {
        return asked.size();
    }

    /**
     * Says yes to what it was asked last.
     *
     * @param realm the realm's public address
     */
    public void sayYes(URI realm) {
        String last = asked.stream().reduce((first, second) -> second).orElseThrow();
        Http.withoutCookies()
                .send(
                        "POST",
                        URI.create(realm + "/protocol/openid-connect/ext/ciba/auth/callback"),
                        Map.of("Authorization", last, "Content-Type", "application/json"),
                        "{\"status\": \"SUCCEED\"}")
                .expect(200);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            asked.add("" + exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.sendResponseHeaders(CREATED, -1);
        }
    }

    /** The server's options. */
    static List<String> options() {
        return List.of(
                "--spi-ciba-auth-channel--ciba-http-auth-channel--http-authentication-channel-uri=http://127.0.0.1:"
                        + ONE.server.getAddress().getPort() + "/ask");
    }
}
