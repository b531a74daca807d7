package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.server.FeatureServer;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * What a pre-authorized code (OpenID for Verifiable Credential Issuance) is worth. On a server of its own, since Keycloak has
 * that feature switched off.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PreAuthorizedIT {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:pre-authorized_code";

    private static final String ASKS_PASSWORD = LevelRealm.POLICY;

    private static final String RULE = ASKS_PASSWORD + """
            rules:
              - id: vouched
                match: { grants: [jwt-bearer] }
                then: { %s }
            """;

    private final FeatureServer server =
            FeatureServer.with("oid4vc-vci,oid4vc-vci-preauth-code,oid4vc-vci-rest-credential-offer");

    PreAuthorizedIT() throws IOException {}

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aPreAuthorizedCodeIsWorthTheLowestLevelAndNamesNoMethod() {
        var realm = realm();

        JsonNode answer = redeem(realm, code(realm)).expect(200).json();

        Claims claims = Claims.ofJwt(answer.path("access_token").asText());
        assertThat(claims.acr()).isEqualTo("0");
        assertThat(claims.has("amr")).isFalse();
    }

    @Test
    void aRuleThatRequiresMoreRefusesIt() {
        var realm = realm();
        String code = code(realm);
        realm.stepUp().policy(RULE.formatted("require: mfa"));

        refused(realm, redeem(realm, code).expect(400), "invalid_grant", "level-unmet");
    }

    @Test
    void aDenialRefusesIt() {
        var realm = realm();
        String code = code(realm);
        realm.stepUp().policy(RULE.formatted("deny: closed"));

        refused(realm, redeem(realm, code).expect(403), "access_denied", "policy-denied");
    }

    /** The scope of the credential is in the token although nobody asked for it. */
    @Test
    void aRuleAboutTheScopeOfTheCredentialRefusesIt() {
        var realm = realm();
        String code = code(realm);
        realm.stepUp()
                .policy(RULE.formatted("require: mfa")
                        .replace("{ grants: [jwt-bearer] }", "{ scopes: [card], grants: [jwt-bearer] }"));

        refused(realm, redeem(realm, code).expect(400), "invalid_grant", "level-unmet");
    }

    @Test
    void aUserWhoWasLockedInBetweenGetsNothing() {
        var realm = realm();
        String code = code(realm);
        LockedAccount.lock(realm);

        refused(realm, redeem(realm, code).expect(400), "invalid_grant", "account-locked");
    }

    private LevelRealm realm() {
        var realm = LevelRealm.on(server.keycloak(), ASKS_PASSWORD);
        realm.realm().set("verifiableCredentialsEnabled", true);
        realm.ofShop("oid4vci.enabled", "true");
        String scope = realm.realm()
                .admin()
                .create(
                        "/client-scopes",
                        Map.of(
                                "name",
                                "card",
                                "protocol",
                                "oid4vc",
                                "attributes",
                                Map.of("vc.credential_configuration_id", "card")));
        String client = realm.realm()
                .admin()
                .read("/clients?clientId=shop")
                .get(0)
                .path("id")
                .asText();
        realm.realm()
                .admin()
                .put("/clients/" + client + "/optional-client-scopes/" + scope, Map.of())
                .expect(204);
        realm.realm()
                .admin()
                .post(
                        "/users/" + realm.realm().id(realm.anna()) + "/vc/credentials",
                        Map.of("credentialScopeName", "card"))
                .expect(200);
        return realm;
    }

    /** The code of an offer that the user makes to her own wallet. */
    private static String code(LevelRealm realm) {
        Tokens tokens = realm.shop().signIn().open().password(realm.anna()).tokens();
        String endpoint = realm.realm().url() + "/protocol/oid4vc/create-credential-offer";
        JsonNode offered = Http.withoutCookies()
                .get(
                        URI.create(endpoint + "?credential_configuration_id=card&pre_authorized=true"),
                        Map.of("Authorization", "Bearer " + tokens.accessToken()))
                .expect(200)
                .json();
        URI offer = URI.create(
                offered.path("issuer").asText() + "/" + offered.path("nonce").asText());
        return Http.withoutCookies()
                .get(offer, Map.of())
                .expect(200)
                .json()
                .path("grants")
                .path(GRANT)
                .path("pre-authorized_code")
                .asText();
    }

    private static Answer redeem(LevelRealm realm, String code) {
        return realm.shop().token(Map.of("grant_type", GRANT, "pre-authorized_code", code));
    }

    private static void refused(LevelRealm realm, Answer answer, String error, String reason) {
        assertThat(answer.json().path("error").asText()).isEqualTo(error);
        assertThat(realm.realm().events("VERIFIABLE_CREDENTIAL_PRE_AUTHORIZED_GRANT_ERROR").stream()
                        .map(event ->
                                event.path("details").path("step_up_reason").asText()))
                .contains(reason);
    }
}
