package io.keycloakstepup.it;

import static io.keycloakstepup.it.RestSignInIT.access;
import static io.keycloakstepup.it.RestSignInIT.accessToken;
import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.rest.RestRealm.code;
import static io.keycloakstepup.it.rest.RestRealm.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a token is worth over REST to whoever has stolen it, and whose sign-in ends before it is over. */
@WithKeycloak
final class RestStolenTokenIT {

    private static final String ADDING = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, webauthn: 1h} ] ] }
            default: { require: pwd, enroll: allow }
            rules:
              - id: api
                match: { grants: [api] }
                then: { require: mfa, enroll: allow }
            """;

    /** A relief holds only if every rule that matches grants it, {@code default} included. */
    private static final String WITHHOLDING = ADDING.replace("pwd, enroll: allow", "pwd");

    @Test
    void aBearerTokenAloneAddsNoFactor(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, ADDING);
        TestUser ben = levels.realm().userWithPassword("ben");
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer open = app.startWith("Bearer", stolen(app, ben), Map.of()).expect(202);
        assertThat(status(open)).isEqualTo("MFA_REQUIRED");
        assertThat(RestApp.factors(open)).containsExactly("password");
        assertThat(code(app.move(open, "factors/otp/enroll").expect(403))).isEqualTo("state_transition_invalid");
        Answer proven = app.answer(open, "password", "password", ben.password()).expect(202);

        assertThat(status(proven)).isEqualTo("MFA_ENROLL");
        app.move(proven, "factors/otp/enroll").expect(202);
    }

    @Test
    void whereEnrolmentIsWithheldATokenIsRefusedAtOnceAndAPasswordDoesNotHelp(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, WITHHOLDING);
        TestUser ben = levels.realm().userWithPassword("ben");
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        String token = stolen(app, ben);

        for (Answer refused : List.of(app.startWith("Bearer", token, Map.of()), app.start(byPassword(ben)))) {
            assertThat(code(refused.expect(403))).isEqualTo("policy_denied");
            assertThat(refused.json().path("reason").asText()).isEqualTo("level-unreachable");
        }
    }

    @Test
    void aBearerTokenAloneEndsInNothing(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer open =
                app.startWith("Bearer", stolen(app, levels.anna()), Map.of()).expect(202);
        assertThat(status(open)).isEqualTo("MFA_REQUIRED");
        assertThat(status(app.show(open).expect(200))).isEqualTo("MFA_REQUIRED");
        Answer proven = app.answer(open, "password", "password", levels.anna().password());

        assertThat(access(app.redeem(proven)).acr()).isEqualTo("pwd");
    }

    @Test
    void theTokenOfAServiceBeginsNothing(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "batch", Map.of());
        new PasswordRealm(levels).ofClient("batch", Map.of("serviceAccountsEnabled", true));
        String token = accessToken(app.token(Map.of("grant_type", "client_credentials")));

        Answer refused = app.startWith("Bearer", token, Map.of()).expect(401);

        assertThat(code(refused)).isEqualTo("token_invalid");
        assertThat(refused.header("WWW-Authenticate").orElse("")).startsWith("Bearer");
    }

    @Test
    void whoseAccountIsClosedMeanwhileGoesNoFurther(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer open = app.start(byPassword(levels.anna())).expect(202);
        LockedAccount.lock(levels);

        Answer closed = app.answer(
                        open, "otp", "passCode", levels.anna().device().freshCode())
                .expect(423);

        assertThat(code(closed)).isEqualTo("locked");
        app.show(open).expect(423);
    }

    /** A token that is bound to no key. */
    private static String stolen(RestApp app, TestUser user) {
        return accessToken(
                app.withoutKey().token(PasswordRealm.form("username", user.name(), "password", user.password())));
    }
}
