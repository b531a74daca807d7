package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What tokens, introspection and userinfo say of an authentication, with the mapper's switches this way and that. */
@WithKeycloak
final class ClaimsIT {

    private static final List<String> SWITCHES =
            List.of("acr", "amr", "auth.time", "mfa.verified", "mfa.time", "amr.evidence");

    @Test
    void m05_byDefaultAllIsSaidEverywhereButTheEvidence(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        for (Claims claims : everywhere(strong(on))) {
            assertThat(claims.acr()).isEqualTo("mfa");
            assertThat(claims.amr()).containsExactly("pwd", "otp", "mfa");
            assertThat(claims.mfaVerified()).isTrue();
            assertThat(claims.mfaTime()).isEqualTo(claims.authTime());
            assertThat(claims.has("amr_evidence")).isFalse();
        }
    }

    @Test
    void theEvidenceIsSaidWhereItIsWanted(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        set(on, "amr.evidence", "true");

        for (Claims claims : everywhere(strong(on))) {
            JsonNode evidence = claims.claim("amr_evidence");
            assertThat(evidence).hasSize(2);
            assertThat(evidence.get(0).path("amr").get(0).asText()).isEqualTo("pwd");
            assertThat(evidence.get(1).path("amr").get(0).asText()).isEqualTo("otp");
            assertThat(evidence.get(1).path("at").asLong())
                    .isEqualTo(claims.authTime().getEpochSecond());
            assertThat(evidence.get(1).path("uv").asBoolean(true)).isFalse();
            assertThat(evidence.get(1).path("phr").asBoolean(true)).isFalse();
            assertThat(evidence.get(1).has("aaguid")).isFalse();
        }
    }

    @Test
    void m06_noMapperOfAClientSaysWhatWasNotProven(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        String mappers = "/clients/"
                + on.realm()
                        .admin()
                        .read("/clients?clientId=shop")
                        .get(0)
                        .path("id")
                        .asText()
                + "/protocol-mappers/models";
        Map.of("mfa_verified", "true", "mfa_time", "1700000000", "acr", "mfa")
                .forEach((claim, value) -> on.realm().admin().create(mappers, hardcoded(claim, value)));

        Tokens tokens = on.shop().signIn().open().password(on.anna()).tokens();

        for (Claims claims : everywhere(tokens)) {
            assertThat(claims.mfaVerified()).isFalse();
            assertThat(claims.has("mfa_time")).isFalse();
            assertThat(claims.acr()).isEqualTo("pwd");
        }
    }

    private static Map<String, Object> hardcoded(String claim, String value) {
        return Map.of(
                "name",
                "our own " + claim,
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-hardcoded-claim-mapper",
                "config",
                Map.of(
                        "claim.name",
                        claim,
                        "claim.value",
                        value,
                        "jsonType.label",
                        claim.equals("mfa_verified") ? "boolean" : claim.equals("acr") ? "String" : "long",
                        "access.token.claim",
                        "true",
                        "id.token.claim",
                        "true",
                        "userinfo.token.claim",
                        "true",
                        "introspection.token.claim",
                        "true"));
    }

    @Test
    void whatIsSwitchedOffIsNotSaidByUs(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        SWITCHES.forEach(name -> set(on, name, "false"));

        Claims claims = strong(on).access();

        assertThat(claims.has("mfa_verified")).isFalse();
        assertThat(claims.has("mfa_time")).isFalse();
        assertThat(claims.has("amr_evidence")).isFalse();
    }

    @Test
    void aClientThatAsksForItselfHasNoUsersAssurance(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        ObjectNode client =
                (ObjectNode) on.realm().admin().read("/clients?clientId=shop").get(0);
        on.realm()
                .admin()
                .put("/clients/" + client.path("id").asText(), client.put("serviceAccountsEnabled", true))
                .expect(204);

        String token = on.shop()
                .token(Map.of("grant_type", "client_credentials"))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
        Claims claims = Claims.ofJwt(token);

        assertThat(claims.mfaVerified()).isFalse();
        assertThat(claims.has("amr")).isFalse();
        assertThat(claims.has("auth_time")).isFalse();
        assertThat(claims.has("mfa_time")).isFalse();
    }

    @Test
    void introspectionOfALightweightTokenSpeaksFromTheSnapshot(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop("client.use.lightweight.access.token.enabled", "true");
        set(on, "lightweight.claim", "false");

        Tokens tokens = strong(on);

        assertThat(tokens.access().has("acr")).isFalse();
        assertThat(tokens.access().has("mfa_verified")).isFalse();
        assertThat(tokens.introspection().acr()).isEqualTo("mfa");
        assertThat(tokens.introspection().amr()).containsExactly("pwd", "otp", "mfa");
        assertThat(tokens.introspection().mfaVerified()).isTrue();
    }

    private static Tokens strong(LevelRealm on) {
        return on.shop()
                .signIn()
                .acr("mfa")
                .open()
                .password(on.anna())
                .otp(on.anna())
                .tokens();
    }

    private static List<Claims> everywhere(Tokens tokens) {
        return List.of(
                tokens.access(),
                tokens.id(),
                tokens.introspection(),
                tokens.userinfo(),
                tokens.refresh().access());
    }

    private static void set(LevelRealm on, String key, String value) {
        on.stepUp().setMapper(key, value);
    }
}
