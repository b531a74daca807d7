package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.Partner;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an assertion of another issuer (RFC 7523) is worth. */
@WithKeycloak
final class AssertionIT {

    private static final String ASKS_PASSWORD = LevelRealm.POLICY;

    private static final String ASKS_MFA_OF_ASSERTIONS = ASKS_PASSWORD + """
            rules:
              - id: strong
                match: { grants: [jwt-bearer] }
                then: { require: mfa }
            """;

    private static final String DENIES = ASKS_PASSWORD + """
            rules:
              - id: closed
                match: { grants: [jwt-bearer] }
                then: { deny: closed }
            """;

    @Test
    void anAssertionIsWorthTheLowestLevelAndNamesNoMethod(KeycloakServer keycloak) {
        var on = Issued.to(LevelRealm.on(keycloak, ASKS_PASSWORD), keycloak);

        JsonNode tokens = on.present().expect(200).json();

        Claims claims = Claims.ofJwt(tokens.path("access_token").asText());
        assertThat(claims.username()).isEqualTo("anna");
        assertThat(claims.acr()).isEqualTo("0");
        assertThat(claims.has("amr")).isFalse();
        assertThat(claims.mfaVerified()).isFalse();
        assertThat(tokens.has("refresh_token")).isFalse();
    }

    @Test
    void aRuleThatRequiresMoreRefusesAssertions(KeycloakServer keycloak) {
        var on = Issued.to(LevelRealm.on(keycloak, ASKS_MFA_OF_ASSERTIONS), keycloak);

        assertThat(error(on.present().expect(400))).isEqualTo("invalid_grant");
        assertThat(reason(on)).isEqualTo("level-unmet");
    }

    @Test
    void aDenialRefusesAssertions(KeycloakServer keycloak) {
        var on = Issued.to(LevelRealm.on(keycloak, DENIES), keycloak);

        assertThat(error(on.present().expect(403))).isEqualTo("access_denied");
        assertThat(reason(on)).isEqualTo("policy-denied");
    }

    @Test
    void aLockedUserGetsNothing(KeycloakServer keycloak) {
        var on = Issued.to(LevelRealm.on(keycloak, ASKS_PASSWORD), keycloak);
        LockedAccount.lock(on.realm());

        assertThat(error(on.present().expect(400))).isEqualTo("invalid_grant");
        assertThat(reason(on)).isEqualTo("account-locked");
    }

    private static String error(Answer answer) {
        return answer.json().path("error").asText();
    }

    private static String reason(Issued on) {
        return on.realm().realm().events("JWT_AUTHORIZATION_GRANT_ERROR").stream()
                .map(event -> event.path("details").path("step_up_reason").asText())
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElseThrow();
    }

    /**
     * A realm that believes assertions of another one.
     *
     * @param assertion what that one says of its user who is anna here
     */
    private record Issued(LevelRealm realm, String assertion) {

        static Issued to(LevelRealm realm, KeycloakServer keycloak) {
            TestRealm issuer = TestRealm.on(keycloak);
            issuer.set("accessTokenLifespan", 240);
            TestUser there = issuer.userWithPassword("anna-there");
            Partner partner = Partner.of(realm.realm(), issuer);
            partner.link(realm.anna(), there);
            String assertion =
                    issuer.app("desk").signIn().open().password(there).tokens().idToken();
            believe(realm.realm());
            realm.realm().set("enabledEventTypes", List.of("JWT_AUTHORIZATION_GRANT_ERROR"));
            realm.ofShop("oauth2.jwt.authorization.grant.enabled", "true");
            realm.ofShop("oauth2.jwt.authorization.grant.idp", Partner.ALIAS);
            return new Issued(realm, assertion);
        }

        /** The ID token of its application is the assertion: that application is whom it names as audience. */
        private static void believe(TestRealm realm) {
            String path = "/identity-provider/instances/" + Partner.ALIAS;
            ObjectNode provider = (ObjectNode) realm.admin().read(path);
            provider.withObject("/config")
                    .put("clientId", "desk")
                    .put("allowClientIdAsAudience", "true")
                    .put("jwtAuthorizationGrantEnabled", "true");
            realm.admin().put(path, provider).expect(204);
        }

        Answer present() {
            return realm.shop()
                    .token(Map.of("grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer", "assertion", assertion));
        }
    }
}
