package io.keycloakstepup.it;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A realm with four levels, one application and a user with password and codes.
 *
 * @param anna has no security key, so that she reaches every level but {@code phr}; her codes need no waiting
 */
record LevelRealm(TestRealm realm, StepUp stepUp, App shop, TestUser anna) {

    static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
              now: { loa: 3, chains: [ [ {password: 10h}, {otp: 0s} ] ] }
              phr: { loa: 4, chains: [ [ {password: 10h}, {webauthn: 5m} ] ] }
            default: { require: pwd }
            """;

    private static final int STEPS_AHEAD = 4;

    static LevelRealm on(KeycloakServer keycloak) {
        return on(keycloak, POLICY);
    }

    static LevelRealm on(KeycloakServer keycloak, String policy) {
        return in(TestRealm.on(keycloak), policy);
    }

    /** The same in a realm that exists already. */
    static LevelRealm in(TestRealm realm, String policy) {
        ObjectNode settings = (ObjectNode) realm.admin().read("");
        realm.admin()
                .put("", settings.put("otpPolicyLookAheadWindow", STEPS_AHEAD + 1))
                .expect(204);
        StepUp stepUp = StepUp.in(realm).policy(policy);
        TestUser anna = realm.userWithOtp("anna");
        anna.device().runAhead(STEPS_AHEAD);
        return new LevelRealm(realm, stepUp, realm.app("shop"), anna);
    }

    /** Sets an attribute of the application, as its administrator does. */
    void ofShop(String attribute, String value) {
        tryOfShop(attribute, value).expect(204);
    }

    /** What the server answers to this attribute of the application. */
    Answer tryOfShop(String attribute, String value) {
        ObjectNode client = client();
        ((ObjectNode) client.path("attributes")).put(attribute, value);
        return save(client);
    }

    /** Lets the application ask for a new scope, and answers Keycloak's id of it. */
    String offerScope(String name) {
        String id = realm.admin().create("/client-scopes", Map.of("name", name, "protocol", "openid-connect"));
        String client = client().path("id").asText();
        realm.admin()
                .put("/clients/" + client + "/optional-client-scopes/" + id, Map.of())
                .expect(204);
        return id;
    }

    /** Sets an attribute of a scope. */
    void setScope(String id, String attribute, String value) {
        ObjectNode scope = (ObjectNode) realm.admin().read("/client-scopes/" + id);
        scope.withObject("/attributes").put(attribute, value);
        realm.admin().put("/client-scopes/" + id, scope).expect(204);
    }

    /** Gives the application a browser flow of its own. */
    void useFlow(String alias) {
        String id = StreamSupport.stream(
                        realm.admin().read("/authentication/flows").spliterator(), false)
                .filter(flow -> flow.path("alias").asText().equals(alias))
                .findFirst()
                .orElseThrow()
                .path("id")
                .asText();
        ObjectNode client = client();
        client.putObject("authenticationFlowBindingOverrides").put("browser", id);
        save(client).expect(204);
    }

    private ObjectNode client() {
        return (ObjectNode)
                realm.admin().read("/clients?clientId=" + shop.clientId()).get(0);
    }

    private Answer save(ObjectNode client) {
        return realm.admin().put("/clients/" + client.path("id").asText(), client);
    }

    /** What the latest event of a type says for itself. */
    String lastError(String eventType) {
        return realm.events(eventType).get(0).path("error").asText();
    }
}
