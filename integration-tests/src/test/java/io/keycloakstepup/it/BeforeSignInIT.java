package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.AddressFiles;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A policy step before the sign-in refuses what is denied whoever comes, and nothing else. */
@WithKeycloak
final class BeforeSignInIT {

    private static final String LONDON = "81.2.69.142";
    private static final String SWEDEN = "89.160.20.128";
    private static final String NOWHERE = "198.51.100.1";

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            signals: { new-country: { weight: 100, unknown: 1 } }
            rules:
              - { id: embargo, when: "net.country == 'GB'", onMissing: match, then: { deny: not-served } }
              - { id: guests, when: "user.username == 'guest'", onMissing: match, then: { deny: no-guests } }
              - { id: unusual, match: { clients: [risky] }, when: risk.score >= 90, then: { deny: too-unusual } }
              - { id: elsewhere, when: "net.country != 'GB'", then: { require: pwd, notify: true } }
              - id: machine-room
                match: { clients: [kiosk] }
                then: { exempt: true }
                owner: ops@example.com
                reason: nobody there has a phone
                expires: 2099-12-31
            default: { require: mfa }
            """;

    @BeforeEach
    void databasesAreThere() {
        AddressFiles.need();
    }

    @Test
    void aNetworkThatIsDeniedSeesNoPasswordField(KeycloakServer keycloak) {
        var realm = realm(keycloak);

        var page = realm.app("shop").signIn().from(LONDON).open().page();

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.has("input[type=password]")).isFalse();
        var details = realm.events("LOGIN_ERROR").get(0).path("details");
        assertThat(details.path("step_up_reason").asText()).isEqualTo("policy-denied");
        assertThat(page.text())
                .contains("not-served")
                .contains(details.path("step_up_decision").asText());
    }

    @Test
    void anApplicationThatForbidsPagesIsTold(KeycloakServer keycloak) {
        var callback = realm(keycloak)
                .app("shop")
                .signIn()
                .from(LONDON)
                .prompt("none")
                .open()
                .callback();
        assertThat(callback.error()).isEqualTo("access_denied");
    }

    @Test
    void whatRestsOnAnUnknownFactWaitsForTheSignIn(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var login = realm.app("shop").signIn().from(NOWHERE).open();
        assertThat(login.asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);

        var denied = login.password(anna).page();

        assertThat(denied.status()).isEqualTo(403);
        assertThat(denied.text()).contains("not-served");
    }

    @Test
    void aRiskThatIsNotKnownYetDeniesNobodyBefore(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        assertThat(realm.app("risky").signIn().from(SWEDEN).open().asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);
    }

    @Test
    void exemptionsInUseAndNoticesStandInTheEvent(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");

        var tokens =
                realm.app("kiosk").signIn().from(SWEDEN).open().password(anna).tokens();

        assertThat(tokens.access().acr()).isEqualTo("pwd");
        var details = realm.events("LOGIN").get(0).path("details");
        assertThat(details.path("step_up_exempt").asText()).isEqualTo("machine-room");
        assertThat(details.path("step_up_notify").asText()).isEqualTo("true");
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY).requireFirst("step-up-policy");
        return realm;
    }
}
