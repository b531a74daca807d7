package io.keycloakstepup.it;

import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.RestSignInIT.with;
import static io.keycloakstepup.it.rest.RestRealm.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whatever is malformed has an answer, and changes nothing. */
@WithKeycloak
final class RestInputIT {

    @Test
    void noMalformedBodyBeginsAnything(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        String whole = Json.write(app.identified(byPassword(levels.anna())));

        for (String body : List.of(
                "",
                "no json",
                "[]",
                "null",
                "\"text\"",
                whole + whole,
                whole.substring(1),
                whole.replaceFirst("\\{", "{\"username\":\"anna\","),
                whole.replaceFirst("\\{", "{\"unknown\":1,"),
                whole.replaceFirst("\\{", "{\"acr_values\":\"a\\u0000b\","),
                "[".repeat(5_000),
                "{\"client_id\":\"phone\",\"username\":\"" + "x".repeat(70_000) + "\"}")) {
            Answer refused = app.post("", Map.of(), body).expect(400);
            assertThat(code(refused)).as(body).isEqualTo("request_invalid");
            assertThat(refused.header("Content-Type").orElse("")).startsWith("application/problem+json");
            assertThat(refused.header("Cache-Control")).contains("no-store");
        }
        app.post("", Map.of("Content-Type", "text/plain"), whole).expect(400);
        assertThat(levels.realm().events("LOGIN")).isEmpty();
    }

    @Test
    void everyMemberHasItsType(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Map<String, Object> wrong = new HashMap<>();
        wrong.put("acr_values", 5);
        wrong.put("max_age", "ten");
        wrong.put("scope", "openid made-up");
        wrong.put("nonce", "");
        wrong.put("code_challenge", "short");
        wrong.put("transaction", Map.of("type", "payment"));
        wrong.put("login_hint", "anna");
        wrong.put("stateToken", "x");

        wrong.forEach((name, value) -> assertThat(code(
                        app.start(with(byPassword(levels.anna()), name, value)).expect(400)))
                .as(name)
                .isEqualTo("request_invalid"));
        app.start(with(byPassword(levels.anna()), "max_age", -1)).expect(400);
        app.start(Map.of()).expect(400);
    }

    @Test
    void aMalformedAnswerLeavesTheTokenGood(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer open = app.start(byPassword(levels.anna())).expect(202);

        app.answer(open, "otp", "passCode", 123456).expect(400);
        app.answer(open, "otp", "password", "123456").expect(400);
        app.answer(open, "otp", "credential", Map.of()).expect(400);
        app.answer(open, "otp", "answer", "123456").expect(400);
        app.answer(open, "nothing", "passCode", "123456").expect(410);
        app.post("/factors/otp/verify", Map.of("passCode", "123456")).expect(400);
        app.post("/factors/otp/verify", Map.of("stateToken", "made-up", "passCode", "123456"))
                .expect(401);

        app.answer(open, "otp", "passCode", levels.anna().device().freshCode()).expect(200);
    }

    @Test
    void whatAClientsOwnSettingsAskIsAskedHereToo(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA).realm();
        Map<String, String> own = Map.of("step-up.first-party", "true");
        Map<String, String> pkce = new HashMap<>(own);
        pkce.put("pkce.code.challenge.method", "S256");
        Map<String, String> par = new HashMap<>(own);
        par.put("require.pushed.authorization.requests", "true");
        RestApp challenging = RestApp.confidential(realm, "challenging", pkce);
        RestApp pushing = RestApp.confidential(realm, "pushing", par);

        Answer unchallenged = challenging.post("", Map.of("login_hint", "anna")).expect(400);
        assertThat(code(unchallenged)).isEqualTo("request_invalid");
        challenging.start(Map.of("login_hint", "anna")).expect(202);
        assertThat(code(pushing.start(Map.of("login_hint", "anna")).expect(403)))
                .isEqualTo("client_not_allowed");
    }

    @Test
    void pagesOfTheClientsOwnOriginsMayCallAndNoOthers(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        String whole = Json.write(app.identified(with(
                with(byPassword(levels.anna()), "code_challenge", app.pkce().challenge()),
                "code_challenge_method",
                "S256")));

        Answer own = app.post("", Map.of("Origin", "https://phone.example.com"), whole)
                .expect(202);
        Answer foreign = app.post("", Map.of("Origin", "https://evil.example.com"), whole)
                .expect(403);

        assertThat(own.header("Access-Control-Allow-Origin")).contains("https://phone.example.com");
        assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
        Answer preflight = Http.withoutCookies()
                .send(
                        "OPTIONS",
                        app.uri("/factors/otp/verify"),
                        Map.of("Origin", "https://phone.example.com", "Access-Control-Request-Method", "POST"),
                        "");
        assertThat(preflight.status()).isEqualTo(204);
        assertThat(preflight.header("Access-Control-Allow-Methods").orElse("")).contains("POST");
        assertThat(preflight.header("Access-Control-Allow-Headers").orElse("")).contains("DPoP", "Authorization");
        assertThat(preflight.header("Access-Control-Allow-Credentials")).contains("false");
        assertThat(own.header("Access-Control-Allow-Credentials")).contains("false");
    }
}
