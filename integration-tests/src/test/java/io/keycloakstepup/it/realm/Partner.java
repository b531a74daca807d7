package io.keycloakstepup.it.realm;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.TestUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A second realm of the same server, whose users another realm lets in. */
public final class Partner {

    /** The name under which the other realm knows it. */
    public static final String ALIAS = "partner";

    private static final String CLIENT = "broker-of-the-other-realm";
    private static final String SECRET = "secret-between-the-realms";

    /** The scopes that say who somebody is. */
    private static final Set<String> KEPT = Set.of("profile", "email");

    private final TestRealm home;
    private final TestRealm realm;

    private Partner(TestRealm home, TestRealm realm) {
        this.home = home;
        this.realm = realm;
    }

    /** Makes one realm let in the users of another. */
    public static Partner of(TestRealm home, TestRealm partner) {
        return of(home, partner, Map.of());
    }

    /** Makes one realm let in the users of another, with these settings of the identity provider. */
    public static Partner of(TestRealm home, TestRealm partner, Map<String, Object> settings) {
        partner.admin()
                .create(
                        "/clients",
                        Map.of(
                                "clientId",
                                CLIENT,
                                "secret",
                                SECRET,
                                "redirectUris",
                                List.of(home.url() + "/broker/" + ALIAS + "/endpoint*")));
        Map<String, Object> provider = new HashMap<>(settings);
        provider.putAll(Map.of("alias", ALIAS, "providerId", "keycloak-oidc", "enabled", true));
        provider.put("config", config(partner));
        home.admin().post("/identity-provider/instances", provider).expect(201);
        return new Partner(home, partner);
    }

    private static Map<String, String> config(TestRealm partner) {
        String endpoints = partner.url() + "/protocol/openid-connect/";
        return Map.of(
                "authorizationUrl",
                endpoints + "auth",
                "tokenUrl",
                endpoints + "token",
                "userInfoUrl",
                endpoints + "userinfo",
                "jwksUrl",
                endpoints + "certs",
                "useJwksUrl",
                "true",
                "validateSignature",
                "true",
                "issuer",
                partner.url().toString(),
                "clientId",
                CLIENT,
                "clientSecret",
                SECRET,
                "clientAuthMethod",
                "client_secret_post");
    }

    /** Tells the other realm that one of its users is this one over here. */
    public void link(TestUser user, TestUser here) {
        home.admin()
                .post(
                        "/users/" + home.id(user) + "/federated-identity/" + ALIAS,
                        Map.of("identityProvider", ALIAS, "userId", realm.id(here), "userName", here.name()))
                .expect(204);
    }

    /** From now on its ID tokens say this of every sign-in, beside who it was, and nothing else. */
    public Partner says(Map<String, Object> claims) {
        String client = "/clients/"
                + realm.admin()
                        .read("/clients?clientId=" + CLIENT)
                        .get(0)
                        .path("id")
                        .asText();
        for (JsonNode scope : realm.admin().read(client + "/default-client-scopes")) {
            if (!KEPT.contains(scope.path("name").asText())) {
                String path =
                        client + "/default-client-scopes/" + scope.path("id").asText();
                realm.admin().delete(path).expect(204);
            }
        }
        String mappers = client + "/protocol-mappers/models";
        realm.admin().read(mappers).findValuesAsText("id").forEach(id -> realm.admin()
                .delete(mappers + "/" + id)
                .expect(204));
        add(mappers, "sub", "oidc-sub-mapper", Map.of());
        claims.forEach((claim, value) -> add(
                mappers,
                claim,
                "oidc-hardcoded-claim-mapper",
                Map.of("claim.value", Json.write(value).replaceAll("^\"|\"$", ""), "jsonType.label", typeOf(value))));
        return this;
    }

    private static String typeOf(Object value) {
        return value instanceof String ? "String" : value instanceof Number ? "long" : "JSON";
    }

    private void add(String mappers, String claim, String kind, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.putAll(Map.of("claim.name", claim, "id.token.claim", "true", "access.token.claim", "true"));
        realm.admin()
                .post(
                        mappers,
                        Map.of("name", claim, "protocol", "openid-connect", "protocolMapper", kind, "config", config))
                .expect(201);
    }

    /** Changes how the other realm knows it. */
    public Partner known(String key, String value) {
        String path = "/identity-provider/instances/" + ALIAS;
        ObjectNode provider = (ObjectNode) home.admin().read(path);
        provider.withObject("/config").put(key, value);
        home.admin().put(path, provider).expect(204);
        return this;
    }

    /** Lets nobody in any more. */
    public void switchOff() {
        String path = "/identity-provider/instances/" + ALIAS;
        ObjectNode provider = (ObjectNode) home.admin().read(path);
        home.admin().put(path, provider.put("enabled", false)).expect(204);
    }

    /** Takes the tie between a user of the other realm and one over here away. */
    public void unlink(TestUser user) {
        home.admin()
                .delete("/users/" + home.id(user) + "/federated-identity/" + ALIAS)
                .expect(204);
    }

    /** The name of the flow that users go through after they were here; empty if there is none. */
    public String postLoginFlow() {
        return home.admin()
                .read("/identity-provider/instances/" + ALIAS)
                .path("postBrokerLoginFlowAlias")
                .asText();
    }
}
