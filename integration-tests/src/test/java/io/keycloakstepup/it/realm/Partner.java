package io.keycloakstepup.it.realm;

import io.keycloakstepup.it.login.TestUser;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A second realm of the same server, whose users another realm lets in. */
public final class Partner {

    /** The name under which the other realm knows it. */
    public static final String ALIAS = "partner";

    private static final String CLIENT = "broker-of-the-other-realm";
    private static final String SECRET = "secret-between-the-realms";

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

    /** The name of the flow that users go through after they were here; empty if there is none. */
    public String postLoginFlow() {
        return home.admin()
                .read("/identity-provider/instances/" + ALIAS)
                .path("postBrokerLoginFlowAlias")
                .asText();
    }
}
