package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.clients.SinglePageApp;
import io.keycloakstepup.it.clients.Visitor;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Libraries of browsers, unmodified and pinned, work through a step-up and through each kind of refusal. */
@WithKeycloak
@WithChromium
final class BrowserClientsIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
              phr: { loa: 3, chains: [ [ {password: 10h}, {webauthn: 5m} ] ] }
            default: { require: pwd }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"keycloak-js", "oidc-client-ts"})
    void aStepUpAndItsSilentRenewal(String library, KeycloakServer keycloak, BrowserWindow window) {
        var on = LevelRealm.on(keycloak, POLICY);
        try (var app = SinglePageApp.start(library, on.realm())) {
            var anna = Visitor.of(app, window, on.anna()).signIn().password();
            assertThat(anna.claims().acr()).isEqualTo("pwd");

            anna.signIn("mfa").otp();
            assertThat(anna.claims().acr()).isEqualTo("mfa");
            Instant proven = anna.claims().authTime();

            assertThat(anna.renew().path("renewed").asBoolean()).isTrue();
            assertThat(anna.claims().acr()).isEqualTo("mfa");
            assertThat(anna.claims().authTime()).isEqualTo(proven);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak-js", "oidc-client-ts"})
    void aLevelOutOfReachIsTheLibrarysOwnError(String library, KeycloakServer keycloak, BrowserWindow window) {
        var on = LevelRealm.on(keycloak, POLICY);
        try (var app = SinglePageApp.start(library, on.realm())) {
            var anna = Visitor.of(app, window, on.anna()).signIn().password();
            assertThat(anna.outcome().path("signedIn").asBoolean()).isTrue();

            anna.signIn("phr");
            assertThat(anna.outcome().path("error").asText()).isEqualTo("unmet_authentication_requirements");

            anna.signIn();
            assertThat(anna.claims().acr()).as("without a question").isEqualTo("pwd");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak-js", "oidc-client-ts"})
    void aDenialIsTheLibrarysOwnErrorUntilItIsWithdrawn(String library, KeycloakServer keycloak, BrowserWindow window) {
        var on = LevelRealm.on(keycloak, POLICY + "rules: [ { id: closed, then: { deny: step-up-policy-denied } } ]\n");
        try (var app = SinglePageApp.start(library, on.realm())) {
            var anna = Visitor.of(app, window, on.anna()).signIn().password().goBack();
            assertThat(anna.outcome().path("error").asText()).isEqualTo("access_denied");

            on.stepUp().policy(POLICY);
            anna.signIn().password();
            assertThat(anna.claims().acr()).isEqualTo("pwd");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak-js", "oidc-client-ts"})
    void aRenewalThatIsRefusedIsMendedByASignIn(String library, KeycloakServer keycloak, BrowserWindow window) {
        var on = LevelRealm.on(keycloak, POLICY);
        try (var app = SinglePageApp.start(library, on.realm())) {
            var anna = Visitor.of(app, window, on.anna()).signIn().password();
            assertThat(anna.renew().path("renewed").asBoolean()).isTrue();

            on.stepUp().policy(POLICY.replace("require: pwd", "require: mfa"));
            JsonNode refusal = anna.renew();
            assertThat(refusal.path("error").asText()).isEqualTo("invalid_grant");
            assertThat(refusal.path("error_description").asText()).startsWith("level-unmet, decision ");

            anna.signIn().otp();
            assertThat(anna.claims().acr()).isEqualTo("mfa");
            assertThat(anna.renew().path("renewed").asBoolean()).isTrue();
            assertThat(anna.claims().acr()).isEqualTo("mfa");
        }
    }
}
