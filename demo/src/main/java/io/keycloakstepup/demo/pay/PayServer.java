package io.keycloakstepup.demo.pay;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keycloakstepup.demo.http.GuardedCalls;
import io.keycloakstepup.demo.mail.MailServer;
import io.keycloakstepup.demo.realm.DemoRealm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;

/** Serves the page and its API on the loopback interface, one request at a time. It signs nobody in and keeps no session. */
public final class PayServer {

    private static final String API = "/api/";

    private final HttpServer server;
    private final PayApi api;
    private final MailServer mail;
    private final URI keycloak;
    private final ObjectNode settings;

    private PayServer(HttpServer server, PayApi api, MailServer mail, URI keycloak, ObjectNode settings) {
        this.server = server;
        this.api = api;
        this.mail = mail;
        this.keycloak = keycloak;
        this.settings = settings;
    }

    /**
     * Starts it.
     *
     * @param port a free port, or 0 for any
     * @param keycloak the server that has the demo realm
     * @param mail where the realm's mail goes
     * @param codes where one-time codes are shown
     */
    public static PayServer start(int port, URI keycloak, DemoRealm realm, MailServer mail, URI codes)
            throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        String issuer = keycloak + "/realms/" + realm.name();
        ObjectNode settings = settings(issuer, realm).put("codes", codes.toString());
        PayServer started = new PayServer(server, new PayApi(issuer), mail, keycloak, settings);
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

    /** What the page and the command line must know. */
    private static ObjectNode settings(String issuer, DemoRealm realm) {
        ObjectNode settings = JsonNodeFactory.instance.objectNode();
        settings.put("issuer", issuer).put("client", DemoRealm.PAY_CLIENT);
        ArrayNode users = settings.putArray("users");
        realm.users().forEach(user -> users.addObject()
                .put("name", user.name())
                .put("password", user.password())
                .put("about", user.about()));
        return settings;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            reply(exchange).send(exchange, keycloak);
        }
    }

    private PayReply reply(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith(API)) {
            return api.reply(new GuardedCalls(url(), api.mostBytes()).read(exchange), Instant.now());
        }
        return switch (exchange.getRequestMethod() + " " + path) {
            case "GET /settings.json" -> PayReply.json(200, settings.toString());
            case "GET /mail.json" -> PayReply.json(200, mails().toString());
            default ->
                exchange.getRequestMethod().equals("GET")
                        ? PayFile.at(path).map(PayFile::reply).orElseGet(PayServer::nothing)
                        : nothing();
        };
    }

    private ArrayNode mails() {
        ArrayNode mails = JsonNodeFactory.instance.arrayNode();
        mail.latest().forEach(one -> mails.addObject().put("to", one.to()).put("text", one.text()));
        return mails;
    }

    private static PayReply nothing() {
        return PayReply.of(404, "text/plain; charset=utf-8", "There is nothing here.");
    }
}
