package io.keycloakstepup.it;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import java.util.HashMap;
import java.util.Map;

/**
 * A realm whose application may send passwords to the token endpoint.
 *
 * @param levels the realm, its application and its user
 */
record PasswordRealm(LevelRealm levels) {

    static final String LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa:
                loa: 2
                allowRestricted: true
                chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h, email-code: 1h} ] ]
              phr: { loa: 3, chains: [ [ {password: 10h}, {webauthn: 5m} ] ] }
            """;

    static final String ASKS_PASSWORD = LEVELS + "default: { require: pwd }\n";

    static final String ASKS_MFA = LEVELS + "default: { require: mfa, enroll: allow }\n";

    static PasswordRealm on(KeycloakServer keycloak, String policy) {
        return in(TestRealm.on(keycloak), policy);
    }

    /** The same in a realm that exists already. */
    static PasswordRealm in(TestRealm realm, String policy) {
        var direct = new PasswordRealm(LevelRealm.in(realm, policy));
        direct.ofClient("shop", Map.of("directAccessGrantsEnabled", true));
        return direct;
    }

    TestRealm realm() {
        return levels.realm();
    }

    StepUp stepUp() {
        return levels.stepUp();
    }

    App shop() {
        return levels.shop();
    }

    TestUser anna() {
        return levels.anna();
    }

    /** The application is the operator's own. */
    PasswordRealm ofTheOperator() {
        levels.ofShop("step-up.first-party", "true");
        return this;
    }

    /** Any application may be told that a password was right. */
    PasswordRealm hinting() {
        realm().setAttribute("step-up.password-grant-hint", "true");
        return this;
    }

    void ofClient(String clientId, Map<String, Object> settings) {
        String id = realm().admin()
                .read("/clients?clientId=" + clientId)
                .get(0)
                .path("id")
                .asText();
        realm().admin().put("/clients/" + id, settings).expect(204);
    }

    /** Asks for anna's tokens with her password, and more. */
    Answer ask(String... more) {
        return askFor(anna(), more);
    }

    Answer askFor(TestUser user, String... more) {
        Map<String, String> form = form(more);
        form.put("username", user.name());
        form.put("password", user.password());
        return shop().token(form);
    }

    /** Goes on without a password. */
    Answer goOn(String authSession, String... more) {
        return shop().token(goingOn(authSession, more));
    }

    static Map<String, String> goingOn(String authSession, String... more) {
        Map<String, String> form = form(more);
        form.put("auth_session", authSession);
        return form;
    }

    static Map<String, String> form(String... more) {
        Map<String, String> form = new HashMap<>(Map.of("grant_type", "password", "scope", "openid"));
        for (int i = 0; i < more.length; i += 2) {
            form.put(more[i], more[i + 1]);
        }
        return form;
    }

    Tokens tokens(Answer answer) {
        return Tokens.of(shop(), answer);
    }

    /** The handle of an answer that asks for more. */
    static String authSession(Answer answer) {
        return answer.expect(403).json().path("auth_session").asText();
    }

    static String error(Answer answer) {
        return answer.json().path("error").asText();
    }

    static String description(Answer answer) {
        return answer.json().path("error_description").asText();
    }

    /** The reason in the latest event of a refusal. */
    String reason() {
        JsonNode latest = realm().events("LOGIN_ERROR").get(0);
        return latest.path("details").path("step_up_reason").asText();
    }
}
