package io.keycloakstepup.demo.bank;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keycloakstepup.demo.api.ApiServer;
import io.keycloakstepup.demo.api.Errand;
import io.keycloakstepup.demo.http.Query;
import io.keycloakstepup.demo.keycloak.KeycloakClient;
import io.keycloakstepup.demo.realm.DemoRealm;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/** Serves the bank on the loopback interface, one request at a time. */
public final class BankServer {

    private static final int LONGEST_FORM = 2000;

    private final HttpServer server;
    private final ApiServer api;
    private final Bank bank;
    private final CodePage codes;
    private final Visitors visitors = new Visitors();
    private final URI keycloak;

    private BankServer(HttpServer server, ApiServer api, Bank bank, CodePage codes, URI keycloak) {
        this.server = server;
        this.api = api;
        this.bank = bank;
        this.codes = codes;
        this.keycloak = keycloak;
    }

    /**
     * Starts the bank.
     *
     * @param port a free port, or 0 for any
     * @param keycloak the server that has the demo realm
     */
    public static BankServer start(int port, URI keycloak, DemoRealm realm) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        SignIn signIn = new SignIn(client(keycloak, realm, "demo-app"), urlOf(server));
        ApiServer api = ApiServer.start(client(keycloak, realm, "demo-api"));
        Bank bank = new Bank(signIn, new ApiClient(api.url()), new HomePage(realm.users()));
        BankServer started = new BankServer(server, api, bank, new CodePage(realm.users()), keycloak);
        server.createContext("/", started::handle);
        server.start();
        return started;
    }

    public URI url() {
        return urlOf(server);
    }

    /** Where the bank's API listens. */
    public URI apiUrl() {
        return api.url();
    }

    public void stop() {
        server.stop(0);
        api.stop();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Visitor visitor = visitors.of(exchange);
            URI asked = exchange.getRequestURI();
            Query query = Query.parse(Objects.requireNonNullElse(asked.getRawQuery(), ""));
            Query form = Query.parse(new String(exchange.getRequestBody().readNBytes(LONGEST_FORM), UTF_8));
            reply(exchange.getRequestMethod() + " " + asked.getPath(), query, form, visitor)
                    .send(exchange, keycloak);
        }
    }

    private Reply reply(String request, Query query, Query form, Visitor visitor) throws IOException {
        return switch (request) {
            case "GET /" -> bank.home(visitor);
            case "GET /bank.css" -> Reply.style(Template.STYLE.text());
            case "GET /codes" -> codes.reply(visitor, Instant.now());
            case "GET /key" -> codes.keyWanted();
            case "POST /codes" -> codes.adopt(visitor, form);
            case "GET /callback" -> bank.welcomeBack(visitor, query);
            case "POST /sign-in" -> bank.signIn(visitor);
            case "POST /balance" -> bank.run(Errand.BALANCE, visitor);
            case "POST /payment" -> bank.run(Errand.PAYMENT, visitor);
            case "POST /limits" -> bank.run(Errand.LIMITS, visitor);
            case "POST /add-key" -> bank.addKey(visitor);
            case "POST /sign-out" -> bank.signOut(visitor);
            default -> Reply.page(404, "There is nothing here.");
        };
    }

    private static KeycloakClient client(URI keycloak, DemoRealm realm, String clientId) {
        return new KeycloakClient(keycloak, realm.name(), clientId, realm.clientSecret(clientId));
    }

    private static URI urlOf(HttpServer server) {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }
}
