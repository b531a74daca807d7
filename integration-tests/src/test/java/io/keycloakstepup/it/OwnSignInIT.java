package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever stores a policy that would keep themselves out is told before it is stored, and may insist. */
@WithKeycloak
final class OwnSignInIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: pwd }
            rules:
              - id: new
                then: { %s }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"deny: step-up-policy-denied", "require: mfa"})
    void whatWouldKeepTheAdministratorOutIsNotStored(String effect, KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm);
        String before = stepUp.storedPolicy();

        Answer refusal = store(realm, administrator(realm), "", POLICY.formatted(effect));

        assertThat(refusal.expect(409).json().path("code").asText()).isEqualTo("own_sign_in");
        assertThat(refusal.json().path("detail").asText()).contains("?force=true");
        assertThat(stepUp.storedPolicy()).isEqualTo(before);
    }

    @Test
    void whoInsistsStoresIt(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm);
        String policy = POLICY.formatted("require: mfa");

        store(realm, administrator(realm), "?force=true", policy).expect(204);

        assertThat(stepUp.storedPolicy()).isEqualTo(policy);
    }

    @Test
    void whoHasTheFactorIsNotKeptOut(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm);
        TestUser administrator = realm.userWithOtp("administrator");
        realm.grant(administrator, "manage-realm");

        Tokens tokens = open(realm, administrator).otp(administrator).tokens();

        store(realm, tokens, "", POLICY.formatted("require: mfa")).expect(204);
    }

    private static Tokens administrator(TestRealm realm) {
        TestUser administrator = realm.userWithPassword("administrator");
        realm.grant(administrator, "manage-realm");
        return open(realm, administrator).tokens();
    }

    private static Login open(TestRealm realm, TestUser user) {
        return realm.app("console").signIn().open().password(user);
    }

    private static Answer store(TestRealm realm, Tokens tokens, String query, String policy) {
        String address = realm.url().toString().replace("/realms/", "/admin/realms/") + "/step-up/policy" + query;
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + tokens.accessToken(), "Content-Type", "application/yaml");
        return Http.withoutCookies().send("PUT", URI.create(address), headers, policy);
    }
}
