package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.OtherDevice;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What comes of a yes on another device (OpenID Connect CIBA), by the policy as it is when the yes is redeemed. */
@WithKeycloak
final class BackchannelIT {

    private static final String ASKS_PASSWORD = LevelRealm.POLICY;

    private static final String ASKS_MFA = LevelRealm.POLICY.replace("require: pwd", "require: mfa");

    private static final String DENIES = ASKS_PASSWORD + """
            rules:
              - id: closed
                match: { grants: [ciba] }
                then: { deny: closed }
            """;

    @Test
    void aYesIsWorthTheLowestLevelAndNamesNoMethod(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        String yes = yes(realm);

        JsonNode tokens = redeem(realm, yes).expect(200).json();

        for (String token : new String[] {"access_token", "id_token"}) {
            Claims claims = Claims.ofJwt(tokens.path(token).asText());
            assertThat(claims.username()).isEqualTo("anna");
            assertThat(claims.acr()).isEqualTo("0");
            assertThat(claims.has("amr")).isFalse();
            assertThat(claims.mfaVerified()).isFalse();
        }
    }

    @Test
    void aYesIsRedeemedOnce(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        String yes = yes(realm);
        redeem(realm, yes).expect(200);

        redeem(realm, yes).expect(400);
    }

    @Test
    void whatIsDeniedSinceIsNotRedeemed(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        String yes = yes(realm);

        realm.stepUp().policy(DENIES);

        assertThat(error(redeem(realm, yes).expect(403))).isEqualTo("access_denied");
        assertThat(reason(realm)).isEqualTo("policy-denied");
    }

    @Test
    void aLevelThatIsRequiredSinceIsUnmetAndTheYesIsNotSpent(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        String yes = yes(realm);

        realm.stepUp().policy(ASKS_MFA);
        assertThat(error(redeem(realm, yes).expect(400))).isEqualTo("invalid_grant");
        assertThat(reason(realm)).isEqualTo("level-unmet");

        realm.stepUp().policy(ASKS_PASSWORD);
        redeem(realm, yes).expect(200);
    }

    @Test
    void aUserWhoWasLockedInBetweenGetsNothing(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        String yes = yes(realm);

        LockedAccount.lock(realm);

        assertThat(error(redeem(realm, yes).expect(400))).isEqualTo("invalid_grant");
        assertThat(reason(realm)).isEqualTo("account-locked");
    }

    @Test
    void aLockedUserIsNotDisturbed(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        LockedAccount.lock(realm);
        OtherDevice device = OtherDevice.unasked();

        ask(realm).expect(400);

        assertThat(device.timesAsked()).isZero();
    }

    @Test
    void aUserWhoWasDisabledInBetweenGetsNothing(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        String yes = yes(realm);

        realm.realm()
                .admin()
                .put("/users/" + realm.realm().id(realm.anna()), Map.of("enabled", false))
                .expect(204);

        redeem(realm, yes).expect(400);
    }

    private static LevelRealm realm(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, ASKS_PASSWORD);
        realm.ofShop("oidc.ciba.grant.enabled", "true");
        realm.ofShop("backchannel.token.delivery.mode", "poll");
        return realm;
    }

    /** What the application holds once the user has said yes. */
    private static String yes(LevelRealm realm) {
        OtherDevice device = OtherDevice.unasked();
        JsonNode answer = ask(realm).expect(200).json();
        device.sayYes(realm.realm().url());
        return answer.path("auth_req_id").asText();
    }

    private static Answer ask(LevelRealm realm) {
        return realm.shop().backchannel(Map.of("scope", "openid", "login_hint", "anna"));
    }

    private static Answer redeem(LevelRealm realm, String yes) {
        return realm.shop().token(Map.of("grant_type", "urn:openid:params:grant-type:ciba", "auth_req_id", yes));
    }

    private static String error(Answer answer) {
        return answer.json().path("error").asText();
    }

    /** Of several events of one request ours names the reason. */
    private static String reason(LevelRealm realm) {
        return realm.realm().events("AUTHREQID_TO_TOKEN_ERROR").stream()
                .map(event -> event.path("details").path("step_up_reason").asText())
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
