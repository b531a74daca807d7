package io.keycloakstepup.it.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.KeyAnswer;
import io.keycloakstepup.it.login.KeyPrompt;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** One of a user's two keys, which answers challenges of the tests' probe. */
record ProbedKey(KeycloakServer keycloak, TestRealm realm, TestUser user, SoftwareKey key) {

    static final String FACTOR = "webauthn";

    static ProbedKey on(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var key = SoftwareKey.deviceBound();
        var another = SoftwareKey.deviceBound();
        var anna = realm.userWith("anna", List.of(key.credential(FACTOR), another.credential(FACTOR)));
        return new ProbedKey(keycloak, realm, anna, key.of(realm.id(anna)));
    }

    /** Parameters of the probe for an answer to a new challenge. */
    Map<String, String> answer(Function<KeyAnswer, KeyAnswer> change) {
        String kept = Probe.of(keycloak).challenge(realm.name(), user.name(), FACTOR);
        JsonNode request = Json.parse(Json.parse(kept).path("options").asText());
        var prompt = new KeyPrompt(
                request.path("publicKeyCredentialRequestOptions"),
                keycloak.url().toString());
        String answer = change.apply(key.use(prompt)).json();
        return Map.of("user", user.name(), "factor", FACTOR, "kept", kept, "answer", answer);
    }

    /** How a verification ended. */
    String verify(Map<String, String> answer) {
        return Probe.of(keycloak)
                .verificationCost(realm.name(), answer)
                .path("end")
                .asText();
    }

    /** How a verification ended whose request fails afterwards. */
    String verifyInVain(Map<String, String> answer) {
        return Probe.of(keycloak).failedVerification(realm.name(), answer);
    }
}
