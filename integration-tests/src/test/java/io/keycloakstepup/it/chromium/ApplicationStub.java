package io.keycloakstepup.it.chromium;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Answers the browser that returns to an application, whatever it brings along. */
final class ApplicationStub implements AutoCloseable {

    private final HttpServer server;

    private ApplicationStub(HttpServer server) {
        this.server = server;
    }

    static ApplicationStub start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", ApplicationStub::answer);
            server.start();
            return new ApplicationStub(server);
        } catch (IOException failed) {
            throw new UncheckedIOException("no port for the application", failed);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] text = "back at the application".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
        }
    }
}
