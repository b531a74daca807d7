package io.keycloakstepup.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.admin.AdminClient;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.server.KeycloakServer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A realm that belongs to one test: nobody else's users, attempts or events are in it. */
public final class TestRealm {

    private static final URI CALLBACK = URI.create(App.ADDRESS + "/callback");
    private static final String CLIENT_SECRET = "secret-of-a-test-client";

    private final KeycloakServer server;
    private final String name;

    private TestRealm(KeycloakServer server, String name) {
        this.server = server;
        this.name = name;
    }

    /** A realm with nothing in it but what Keycloak puts into every realm. */
    public static TestRealm on(KeycloakServer server) {
        return on(server, "test-" + UUID.randomUUID());
    }

    /** The same with a name. */
    public static TestRealm on(KeycloakServer server, String name) {
        Map<String, Object> realm = Map.of(
                "realm", name,
                "enabled", true,
                // Tests stand at addresses all over the world without TLS.
                "sslRequired", "none",
                "eventsEnabled", true,
                "adminEventsEnabled", true);
        server.admin().create("", realm);
        return new TestRealm(server, name);
    }

    public String name() {
        return name;
    }

    /** Where the realm's users and applications go, without a slash at the end. */
    public URI url() {
        return URI.create(server.url() + "/realms/" + name);
    }

    /** The administrator's calls below this realm. */
    public AdminClient admin() {
        return server.admin().below("/" + name);
    }

    /** A new user who has a password. */
    public TestUser userWithPassword(String username) {
        TestUser user = known(username);
        create(user, List.of(password(user)));
        return user;
    }

    /** A new user who has a password and an authenticator app. */
    public TestUser userWithOtp(String username) {
        TestUser user = known(username);
        create(user, List.of(password(user), user.otpCredential()));
        return user;
    }

    /** A new user who has a password and these credentials too. */
    public TestUser userWith(String username, List<Map<String, Object>> credentials) {
        TestUser user = known(username);
        create(
                user,
                Stream.concat(Stream.of(password(user)), credentials.stream()).toList());
        return user;
    }

    /** A new application. */
    public App app(String clientId) {
        Map<String, Object> client = Map.of(
                "clientId",
                clientId,
                "secret",
                CLIENT_SECRET,
                "redirectUris",
                List.of(CALLBACK.toString()),
                "standardFlowEnabled",
                true,
                "implicitFlowEnabled",
                false,
                "directAccessGrantsEnabled",
                false,
                "protocolMappers",
                List.of(audience(clientId)));
        admin().create("/clients", client);
        return new App(url(), clientId, CLIENT_SECRET, CALLBACK);
    }

    /** Sets an attribute of the realm. */
    public void setAttribute(String key, String value) {
        ObjectNode realm = (ObjectNode) admin().read("");
        ((ObjectNode) realm.path("attributes")).put(key, value);
        admin().put("", realm).expect(204);
    }

    /** Changes a setting of the realm. */
    public void set(String key, Object value) {
        admin().put("", Map.of(key, value)).expect(204);
    }

    /** Changes settings beside all others: some, such as those of WebAuthn, fall to their default where one is left out. */
    public void setAll(Map<String, Object> settings) {
        ObjectNode realm = (ObjectNode) admin().read("");
        settings.forEach(realm::putPOJO);
        admin().put("", realm).expect(204);
    }

    /** Makes required actions that the server has known to the realm. */
    public void enable(String... actions) {
        for (String action : actions) {
            admin().post("/authentication/register-required-action", Map.of("providerId", action, "name", action))
                    .expect(204);
        }
    }

    /** Switches on a required action of Keycloak's own that is off by default. */
    public void enableAction(String alias) {
        String path = "/authentication/required-actions/" + alias;
        admin().put(path, ((ObjectNode) admin().read(path)).put("enabled", true))
                .expect(204);
    }

    /** Keycloak's id of a user's one credential of a type. */
    public String credentialId(TestUser user, String type) {
        List<String> ids = StreamSupport.stream(
                        admin().read("/users/" + id(user) + "/credentials").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals(type))
                .map(credential -> credential.path("id").asText())
                .toList();
        assertThat(ids).as(type).hasSize(1);
        return ids.get(0);
    }

    /** Makes a user go through a required action at the next sign-in. */
    public void require(TestUser user, String action) {
        admin().put("/users/" + id(user), Map.of("requiredActions", List.of(action)))
                .expect(204);
    }

    /** Gives a user an attribute; what is not sent along would be taken away. */
    public void setAttribute(TestUser user, String attribute, String value) {
        var whole = (ObjectNode) admin().read("/users/" + id(user));
        whole.withObject("/attributes").putArray(attribute).add(value);
        admin().put("/users/" + id(user), whole).expect(204);
    }

    /** Keycloak's own id of a user. */
    public String id(TestUser user) {
        return admin().read("/users?exact=true&username=" + user.name())
                .get(0)
                .path("id")
                .asText();
    }

    /** Makes a user an administrator of this realm with one role. */
    public void grant(TestUser user, String role) {
        String client = admin().read("/clients?clientId=realm-management")
                .get(0)
                .path("id")
                .asText();
        JsonNode granted = admin().read("/clients/" + client + "/roles/" + role);
        admin().post("/users/" + id(user) + "/role-mappings/clients/" + client, List.of(granted))
                .expect(204);
    }

    /** An attribute of the realm. */
    public String attribute(String key) {
        return admin().read("").path("attributes").path(key).asText();
    }

    /** The user events of a type, the latest first. */
    public List<JsonNode> events(String type) {
        JsonNode events = admin().read("/events?type=" + type);
        return StreamSupport.stream(events.spliterator(), false).toList();
    }

    /** Binds a new browser flow with these steps, all required, one after another. */
    public void bindFlow(String alias, String... steps) {
        addFlow(alias, steps);
        admin().put("", Map.of("browserFlow", alias)).expect(204);
    }

    /** Binds a new flow for the password grant with these steps, all required, one after another. */
    public void bindDirectGrantFlow(String alias, String... steps) {
        addFlow(alias, steps);
        admin().put("", Map.of("directGrantFlow", alias)).expect(204);
    }

    private void addFlow(String alias, String... steps) {
        admin().create(
                        "/authentication/flows",
                        Map.of("alias", alias, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        String path = "/authentication/flows/" + alias.replace(" ", "%20") + "/executions";
        for (String step : steps) {
            admin().create(path + "/execution", Map.of("provider", step));
        }
        for (JsonNode execution : admin().read(path)) {
            String id = execution.path("id").asText();
            admin().put(path, ((ObjectNode) execution).put("requirement", "REQUIRED"));
            assertThat(admin().read("/authentication/executions/" + id)
                            .path("requirement")
                            .asText())
                    .isEqualTo("REQUIRED");
        }
    }

    /** Takes a user's credential of a type away, as an administrator does. */
    public void removeCredential(TestUser user, String type) {
        String path = "/users/" + id(user);
        for (JsonNode credential : admin().read(path + "/credentials")) {
            if (credential.path("type").asText().equals(type)) {
                admin().delete(path + "/credentials/" + credential.path("id").asText())
                        .expect(204);
            }
        }
    }

    /** Takes the one credential of this name away, as an administrator does. */
    public void removeCredentialCalled(TestUser user, String label) {
        String path = "/users/" + id(user) + "/credentials";
        List<String> ids = StreamSupport.stream(admin().read(path).spliterator(), false)
                .filter(credential -> credential.path("userLabel").asText().equals(label))
                .map(credential -> credential.path("id").asText())
                .toList();
        assertThat(ids).as(label).hasSize(1);
        admin().delete(path + "/" + ids.get(0)).expect(204);
    }

    /** The names of a user's credentials of a type, in the user's order. */
    public List<String> labels(TestUser user, String type) {
        return StreamSupport.stream(
                        admin().read("/users/" + id(user) + "/credentials").spliterator(), false)
                .filter(credential -> credential.path("type").asText().equals(type))
                .map(credential -> credential.path("userLabel").asText())
                .toList();
    }

    private void create(TestUser user, List<Map<String, Object>> credentials) {
        Map<String, Object> representation = Map.of(
                "username",
                user.name(),
                "enabled",
                true,
                // Without a whole profile the first sign-in would ask for it.
                "email",
                user.name() + "@example.com",
                "emailVerified",
                true,
                "firstName",
                user.name(),
                "lastName",
                "Test",
                "credentials",
                credentials);
        admin().create("/users", representation);
    }

    /** Puts a client into its tokens' audience: introspection calls a token inactive to whoever is not in it. */
    private static Map<String, Object> audience(String clientId) {
        return Map.of(
                "name", "audience",
                "protocol", "openid-connect",
                "protocolMapper", "oidc-audience-mapper",
                "config", Map.of("included.client.audience", clientId, "access.token.claim", "true"));
    }

    private static TestUser known(String username) {
        return new TestUser(username, "password-of-" + username, "otp-secret-of-" + username);
    }

    private static Map<String, Object> password(TestUser user) {
        return Map.of("type", "password", "value", user.password(), "temporary", false);
    }
}
