package io.keycloakstepup.it;

import static io.keycloakstepup.it.PasswordRealm.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The same transactions by the draft for first-party applications. */
@WithKeycloak
final class RestChallengeIT {

    private static final Http HTTP = Http.withoutCookies();

    @Test
    void passwordAndCodeAreWorthACode(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer open = challenge(
                        app, "username", "anna", "password", levels.anna().password())
                .expect(400);
        assertThat(error(open)).isEqualTo("insufficient_authorization");
        assertThat(open.json().path("expires_in").asInt()).isBetween(580, 600);
        Answer wrong = goOn(app, open, "otp", "000000").expect(400);
        assertThat(error(wrong)).isEqualTo("insufficient_authorization");
        assertThat(authSession(wrong)).isEqualTo(authSession(open));
        Answer success =
                goOn(app, wrong, "otp", levels.anna().device().freshCode()).expect(200);

        Answer tokens = app.redeem(success.json().path("authorization_code").asText());
        assertThat(Claims.ofJwt(tokens.expect(200).json().path("access_token").asText())
                        .acr())
                .isEqualTo("mfa");
        assertThat(error(goOn(app, open, "otp", "000000").expect(400))).isEqualTo("invalid_session");
    }

    @Test
    void d05_anAuthSessionServesItsOwnKeyAndGoesOnOnce(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer open =
                challenge(app, "username", "anna", "password", levels.anna().password());
        Answer begun = goOn(app, open, "challenge", "otp").expect(400);

        assertThat(authSession(begun)).isNotEqualTo(authSession(open));
        assertThat(error(goOn(app, open, "challenge", "otp"))).isEqualTo("invalid_session");
        assertThat(error(goOn(app.with(new ProofKey()), begun, "otp", "000000")))
                .isEqualTo("invalid_session");
    }

    @Test
    void whatTheTokenEndpointRefusedGoesOnHere(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer refused = app.token(PasswordRealm.form(
                        "username", "anna", "password", levels.anna().password()))
                .expect(403);
        assertThat(error(refused)).isEqualTo("insufficient_authorization");

        assertThat(error(goOn(app.with(new ProofKey()), refused, "otp", "000000")))
                .isEqualTo("invalid_session");
        assertThat(levels.lastError("LOGIN_ERROR")).isEqualTo("invalid_code");
        Answer wrong = goOn(app, refused, "otp", "000000").expect(400);
        assertThat(error(wrong)).isEqualTo("insufficient_authorization");
        assertThat(error(goOn(app, refused, "otp", "000000"))).isEqualTo("invalid_session");
        Answer success =
                goOn(app, wrong, "otp", levels.anna().device().freshCode()).expect(200);

        Answer tokens = app.redeem(success.json().path("authorization_code").asText());
        assertThat(Claims.ofJwt(tokens.expect(200).json().path("access_token").asText())
                        .acr())
                .isEqualTo("mfa");
    }

    @Test
    void aChallengeThatIsAskedForAgainSendsTheCodeOnceMore(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        TestUser ben = levels.realm().userWithPassword("ben");
        levels.realm().setAttribute("step-up.code-seconds-apart", "0");
        levels.realm().setAttribute("step-up.code-network-seconds-apart", "0");
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        try (var mailbox = Mailbox.of(levels.realm())) {
            Answer open = challenge(app, "username", "ben", "password", ben.password());
            Answer sent = goOn(app, open, "challenge", "email-code").expect(400);
            String first = mailbox.code(1);
            Answer again = goOn(app, sent, "challenge", "email-code").expect(400);
            assertThat(authSession(again)).isNotEqualTo(authSession(sent));
            String second = mailbox.code(2);

            assertThat(error(goOn(app, again, "email_code", first).expect(400)))
                    .isEqualTo("insufficient_authorization");
            goOn(app, again, "email_code", second).expect(200);
        }
    }

    @Test
    void whatIsWrongHasANameOfOAuth(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        RestApp stranger = RestApp.publicWith(levels.realm(), "stranger", Map.of());

        assertThat(error(challenge(app, "username", "anna", "password", "wrong").expect(400)))
                .isEqualTo("invalid_grant");
        assertThat(error(challenge(app, "username", "anna", "password", "wrong", "max_age", "x")
                        .expect(400)))
                .isEqualTo("invalid_request");
        assertThat(error(challenge(stranger, "username", "anna", "password", "wrong")
                        .expect(400)))
                .isEqualTo("unauthorized_client");
        assertThat(error(challenge(app, "client_id", "nobody", "username", "anna")
                        .expect(401)))
                .isEqualTo("invalid_client");
    }

    @Test
    void bothMetadataDocumentsNameTheEndpoint(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak).realm();
        for (String document : List.of("openid-configuration", "oauth-authorization-server")) {
            Answer metadata = HTTP.get(URI.create(realm.url() + "/.well-known/" + document), Map.of());
            assertThat(metadata.expect(200)
                            .json()
                            .path("authorization_challenge_endpoint")
                            .asText())
                    .isEqualTo(realm.url() + "/step-up/authorize-challenge");
        }
    }

    private static Answer challenge(RestApp app, String... parameters) {
        Map<String, String> form = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        return app.challenge(form);
    }

    private static Answer goOn(RestApp app, Answer before, String name, String value) {
        return challenge(app, "auth_session", authSession(before), name, value);
    }

    private static String authSession(Answer answer) {
        return answer.json().path("auth_session").asText();
    }
}
