package io.keycloakstepup.it.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** An operator's application that the server hands codes to: it keeps what it is given, and answers as a test wants. */
public final class Courier {

    /** With which the server signs. */
    public static final String SECRET = "secret-of-thirty-two-characters-or-more";

    private static final Courier ONE = start();

    private final HttpServer server;
    private final Queue<Parcel> parcels = new ConcurrentLinkedQueue<>();
    private volatile int status = 204;

    /**
     * What it was given.
     *
     * @param path where
     * @param signature the header that signs it
     * @param body as it came
     */
    public record Parcel(String path, String signature, String body) {}

    private Courier(HttpServer server) {
        this.server = server;
    }

    private static Courier start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            Courier courier = new Courier(server);
            server.createContext("/", courier::take);
            server.start();
            return courier;
        } catch (IOException failed) {
            throw new UncheckedIOException("the courier could not be started", failed);
        }
    }

    /** The one that the tests' server knows, with nothing in its hands, answering with this status. */
    public static Courier answering(int status) {
        ONE.parcels.clear();
        ONE.status = status;
        return ONE;
    }

    /** What it was given since, the first one first. */
    public List<Parcel> parcels() {
        return List.copyOf(parcels);
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String signature = exchange.getRequestHeaders().getFirst("Step-Up-Signature");
            parcels.add(new Parcel(exchange.getRequestURI().getPath(), "" + signature, body));
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            exchange.sendResponseHeaders(status, -1);
        }
    }

    /** The server's options. */
    static List<String> options() {
        String option = "--spi-step-up-code-sender--webhook--";
        return List.of(
                option + "url=http://127.0.0.1:" + ONE.server.getAddress().getPort() + "/codes",
                option + "secret=" + SECRET,
                option + "allow-plain-http=true");
    }
}
