package io.keycloakstepup.it;

import static io.keycloakstepup.it.RestSignInIT.access;
import static io.keycloakstepup.it.RestSignInIT.accessToken;
import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.rest.RestRealm.code;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** What a state token is worth beside what it was not made for: another realm, client, user or session. */
@WithKeycloak
final class RestSwapIT {

    private static final Map<String, String> OWN = Map.of("step-up.first-party", "true");

    @Test
    void d05_aStateTokenServesItsOwnClientThoughAnotherHasTheSameKey(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        RestApp twin =
                RestApp.ownPublic(levels.realm(), "tablet").with(app.key().orElseThrow());
        Answer open = app.start(byPassword(levels.anna())).expect(202);

        assertRefusedAndTold(levels.realm(), "phone", () -> twin.pick(open, "otp"));
        assertRefusedAndTold(
                levels.realm(),
                "phone",
                () -> twin.answer(
                        open, "otp", "passCode", levels.anna().device().freshCode()));
        assertRefusedAndTold(levels.realm(), "phone", () -> twin.move(open, "factors/otp/verify/resend"));
        assertRefusedAndTold(levels.realm(), "phone", () -> twin.move(open, "previous"));
        assertRefusedAndTold(levels.realm(), "phone", () -> twin.move(open, "cancel"));
        app.show(open).expect(200);
    }

    @Test
    void aStateTokenServesItsOwnClientWhereNeitherHasAKey(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.confidential(levels.realm(), "till", OWN);
        RestApp other = RestApp.confidential(levels.realm(), "kiosk", OWN);
        Answer open = app.start(byPassword(levels.anna())).expect(202);

        assertRefusedAndTold(levels.realm(), "till", () -> other.pick(open, "otp"));
        app.show(open).expect(200);
    }

    /** The clients have one name, one secret and one key, and both users one name and one password. */
    @Test
    void aStateTokenServesItsOwnRealm(KeycloakServer keycloak) {
        var here = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        var there = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(here.realm(), "phone");
        RestApp twin = RestApp.ownPublic(there.realm(), "phone").with(app.key().orElseThrow());
        Answer open = app.start(byPassword(here.anna())).expect(202);
        String typed = there.anna().device().freshCode();

        String madeFor = here.realm()
                .admin()
                .read("/clients?clientId=phone")
                .get(0)
                .path("id")
                .asText();
        assertRefusedAndTold(there.realm(), madeFor, () -> twin.answer(open, "otp", "passCode", typed));
        assertThat(code(twin.show(open).expect(401))).isEqualTo("state_token_invalid");

        app.answer(open, "otp", "passCode", here.anna().device().freshCode()).expect(200);
        assertThat(there.realm().events("LOGIN")).isEmpty();
    }

    /** A code that comes with the token of another user is a wrong one, counted against that user, and not used up. */
    @Test
    void n04_anotherUsersCodeIsWrongAndCountsAgainstWhomTheTokenIsAbout(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        TestUser berta = levels.realm().userWithOtp("berta");
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer ofAnna = app.start(byPassword(levels.anna())).expect(202);
        Answer ofBerta = app.start(byPassword(berta)).expect(202);
        String typed = berta.device().freshCode();

        for (int i = 0; i < 5; i++) {
            assertThat(code(app.answer(ofAnna, "otp", "passCode", typed).expect(403)))
                    .isEqualTo("factor_code_invalid");
        }
        Answer waits = app.answer(
                        ofAnna, "otp", "passCode", levels.anna().device().freshCode())
                .expect(429);
        assertThat(waits.header("Retry-After")).isPresent();
        JsonNode told = levels.realm().events("LOGIN_ERROR").get(0);
        assertThat(told.path("userId").asText()).isEqualTo(levels.realm().id(levels.anna()));

        Answer success = app.answer(ofBerta, "otp", "passCode", typed).expect(200);
        assertThat(access(app.redeem(success)).username()).isEqualTo("berta");
    }

    /** Two sessions of one user: each transaction steps its own one up, whatever access token comes along. */
    @Test
    void aStateTokenServesItsOwnSession(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Map<String, Object> more = Map.of("acr_values", "mfa");
        String first = accessToken(app.redeem(app.start(byPassword(levels.anna()))));
        String second = accessToken(app.redeem(app.start(byPassword(levels.anna()))));
        Answer open = app.startWith("DPoP", first, more).expect(202);

        Answer success = app.post(
                        "/factors/otp/verify",
                        Map.of("Authorization", "DPoP " + second),
                        Json.write(app.identified(Map.of(
                                "stateToken",
                                RestApp.token(open),
                                "passCode",
                                levels.anna().device().freshCode()))))
                .expect(200);

        assertThat(access(app.redeem(success)).claim("sid")).isEqualTo(sid(first));
        assertThat(sid(second)).isNotEqualTo(sid(first));
    }

    @Test
    void aStateTokenEndsWithItsSessionThoughTheUserHasAnother(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        String first = accessToken(app.redeem(app.start(byPassword(levels.anna()))));
        app.redeem(app.start(byPassword(levels.anna()))).expect(200);
        Answer open = app.startWith("DPoP", first, Map.of("acr_values", "mfa")).expect(202);

        levels.realm().admin().delete("/sessions/" + sid(first).asText()).expect(204);

        String typed = levels.anna().device().freshCode();
        assertThat(code(app.answer(open, "otp", "passCode", typed).expect(401))).isEqualTo("state_token_invalid");
    }

    private static JsonNode sid(String token) {
        return Claims.ofJwt(token).claim("sid");
    }

    /** It leaves one event, which names whom the token was made for. */
    private static void assertRefusedAndTold(TestRealm realm, String madeFor, Supplier<Answer> call) {
        long before = told(realm, madeFor);
        assertThat(code(call.get().expect(401))).isEqualTo("state_token_invalid");
        assertThat(told(realm, madeFor)).isEqualTo(before + 1);
    }

    private static long told(TestRealm realm, String madeFor) {
        return realm.events("LOGIN_ERROR").stream()
                .filter(event -> event.at("/details/step_up_made_for").asText().equals(madeFor))
                .count();
    }
}
