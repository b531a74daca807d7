package io.keycloakstepup.it.clients;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.realm.TestRealm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An application that lives in a browser: one page, which signs its user in with a library, and the library as its makers
 * publish it. At {@code localhost}, for browsers let no other address without TLS make a proof key (PKCE).
 */
public final class SinglePageApp implements AutoCloseable {

    private static final String CLIENT = "single-page-app";

    private final HttpServer server;
    private final Path modules;
    private final String library;
    private final String settings;

    private SinglePageApp(HttpServer server, Path modules, String library, String settings) {
        this.server = server;
        this.modules = modules;
        this.library = library;
        this.settings = settings;
    }

    /** Registers it as a public client of a realm, and starts it. */
    public static SinglePageApp start(String library, TestRealm realm) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            SinglePageApp app = new SinglePageApp(server, Modules.installed(), library, settings(realm));
            realm.admin().create("/clients", app.client());
            server.createContext("/", exchange -> answer(exchange, "text/html", app.page()));
            server.createContext("/settings.json", exchange -> answer(exchange, "application/json", app.settings()));
            server.createContext("/modules/", exchange -> answer(exchange, "text/javascript", app.module(exchange)));
            server.start();
            return app;
        } catch (IOException failed) {
            throw new UncheckedIOException("no port for the application", failed);
        }
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private static String settings(TestRealm realm) {
        URI server = realm.url().resolve("/");
        return Json.write(
                Map.of("server", server.toString().replaceFirst("/$", ""), "realm", realm.name(), "client", CLIENT));
    }

    private Map<String, Object> client() {
        return Map.of(
                "clientId", CLIENT,
                "publicClient", true,
                "redirectUris", List.of(address() + "*"),
                "webOrigins", List.of("+"),
                "attributes", Map.of("pkce.code.challenge.method", "S256"));
    }

    private byte[] page() throws IOException {
        String name = "/clients/" + library + ".html";
        try (InputStream page = Objects.requireNonNull(SinglePageApp.class.getResourceAsStream(name), name)) {
            return page.readAllBytes();
        }
    }

    private byte[] settings() {
        return settings.getBytes(StandardCharsets.UTF_8);
    }

    private byte[] module(HttpExchange exchange) throws IOException {
        String name = exchange.getRequestURI().getPath().replaceFirst("^/modules/", "");
        Path file = modules.resolve(name).normalize();
        if (!file.startsWith(modules)) {
            throw new IOException("outside of the libraries: " + name);
        }
        return Files.readAllBytes(file);
    }

    private static void answer(HttpExchange exchange, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
