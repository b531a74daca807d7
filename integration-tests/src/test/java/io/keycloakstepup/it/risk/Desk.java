package io.keycloakstepup.it.risk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.demo.realm.DemoRealm;
import io.keycloakstepup.demo.risk.RiskServer;
import io.keycloakstepup.demo.risk.RiskSettings;
import io.keycloakstepup.it.admin.AdminClient;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.DemoRealmFile;
import io.keycloakstepup.it.server.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The demo's realm as it is shipped, quality desks that take its tokens, and two more clients, which tests can look into. */
public final class Desk implements AutoCloseable {

    private static final String LAB = "risk-lab";
    private static final String VAULT = "risk-vault";
    private static final String SECRET = "secret-of-a-test-client";
    private static final URI CALLBACK = URI.create(App.ADDRESS + "/callback");

    private final DemoRealm realm = DemoRealm.parse(DemoRealmFile.text());
    private final Map<String, TestUser> users = new HashMap<>();
    private final List<RiskServer> open = new ArrayList<>();
    private final AdminClient realms;
    private final URI issuer;

    private Desk(KeycloakServer keycloak) {
        this.realms = keycloak.admin();
        this.issuer = URI.create(keycloak.url() + "/realms/" + realm.name());
    }

    /** Imports the realm, and adds the clients. */
    public static Desk on(KeycloakServer keycloak) {
        Desk desk = new Desk(keycloak);
        desk.realms.post("", Json.parse(DemoRealmFile.text())).expect(201);
        desk.create(LAB, Map.of("standard.token.exchange.enabled", "true"));
        desk.create(VAULT, Map.of("dpop.bound.access.tokens", "true"));
        return desk;
    }

    private void create(String clientId, Map<String, String> attributes) {
        admin().create(
                        "/clients",
                        Map.of(
                                "clientId",
                                clientId,
                                "secret",
                                SECRET,
                                "redirectUris",
                                List.of(CALLBACK.toString()),
                                "serviceAccountsEnabled",
                                true,
                                "attributes",
                                attributes,
                                "protocolMappers",
                                List.of(audience("risk-api"), audience(clientId), context())));
    }

    /** The administrator's calls below the realm. */
    public AdminClient admin() {
        return realms.below("/" + realm.name());
    }

    /** The issuer of its tokens. */
    public URI issuer() {
        return issuer;
    }

    /** A desk as it is shipped, on a port of its own. */
    public RiskServer open() {
        return open(RiskSettings.of(0, issuer));
    }

    /** A desk with another matrix. */
    public RiskServer open(String matrix) {
        return open(RiskSettings.of(0, issuer).withMatrix(matrix));
    }

    /** A desk with these settings. */
    public RiskServer open(RiskSettings settings) {
        try {
            RiskServer started = RiskServer.start(settings);
            open.add(started);
            admitPages();
            return started;
        } catch (IOException failed) {
            throw new UncheckedIOException("no port for the desk", failed);
        }
    }

    /** Its page may be at every desk that is open: the demo writes its one address into the file. */
    private void admitPages() {
        ObjectNode client = (ObjectNode)
                admin().read("/clients?clientId=" + DemoRealm.DESK_CLIENT).get(0);
        ArrayNode redirects = client.putArray("redirectUris");
        ArrayNode origins = client.putArray("webOrigins");
        open.forEach(desk -> {
            redirects.add(desk.url() + "/");
            origins.add(desk.url().toString());
        });
        admin().put("/clients/" + client.path("id").asText(), client).expect(204);
    }

    /** The keys by which the desk compares networks, as an administrator hands them over. */
    public List<String> networkKeys() {
        List<String> keys = new ArrayList<>();
        JsonNode told = admin().read("/step-up/context-keys?audience=risk-api").path("keys");
        told.forEach(key -> keys.add(key.path("key").asText()));
        return keys;
    }

    /** The client of the tests: its tokens name their network, and it may exchange them. */
    public App lab() {
        return new App(issuer, LAB, SECRET, CALLBACK);
    }

    /** Another client of the tests, whose tokens are bound to its key. */
    public App vault() {
        return new App(issuer, VAULT, SECRET, CALLBACK);
    }

    /** The nightly batch. */
    public App batch() {
        return new App(issuer, "risk-batch", realm.clientSecret("risk-batch"), CALLBACK);
    }

    /** A user of the realm, each once: a device must know which of its codes it has shown. */
    public TestUser user(String name) {
        return users.computeIfAbsent(name, this::read);
    }

    private TestUser read(String name) {
        return realm.users().stream()
                .filter(user -> user.name().equals(name))
                .map(user ->
                        new TestUser(name, user.password(), user.otpSecret().orElse("none")))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        open.forEach(RiskServer::stop);
        realms.delete("/" + realm.name()).expect(204);
    }

    private static Map<String, Object> audience(String of) {
        return mapper(of + " is an audience", "oidc-audience-mapper", Map.of("included.client.audience", of));
    }

    private static Map<String, Object> context() {
        return mapper("where it is meant to be used", "step-up-context-mapper", Map.of());
    }

    private static Map<String, Object> mapper(String name, String type, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.put("access.token.claim", "true");
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", type, "config", config);
    }
}
