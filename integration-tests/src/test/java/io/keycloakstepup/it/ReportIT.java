package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/** What only reports changes no sign-in, and the event of each says what it would have changed. */
@WithKeycloak
final class ReportIT {

    private static final String POLICY = """
            policy: 1
            mode: %s
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            rules:
              - id: bank
                match: { clients: [bank] }
                then: { require: mfa }
              - id: closed
                mode: report
                match: { clients: [bank] }
                then: { deny: step-up-policy-denied }
            default: { require: pwd }
            """;

    @Test
    void aPolicyThatOnlyReportsAsksNothingAndSaysWhatItWouldHaveAsked(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY.formatted("report"));
        // Who has a second factor is asked for it by Keycloak's own flow, which goes on while the policy reports.
        var anna = realm.userWithPassword("anna");

        var login = realm.app("bank").signIn().open().password(anna);

        assertThat(login.tokens().access().mfaVerified()).isFalse();
        assertThat(reported(realm)).contains("bank: requires mfa", "closed: ", "default: requires pwd");
    }

    @Test
    void aRuleThatOnlyReportsIsToldBesideThoseThatCount(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY.formatted("enforce"));
        var anna = realm.userWithOtp("anna");

        var login = realm.app("bank").signIn().open().password(anna);
        assertThat(login.asks()).isEqualTo(PageKind.OTP);

        assertThat(login.otp(anna).tokens().access().acr()).isEqualTo("mfa");
        assertThat(reported(realm)).startsWith("closed: ").doesNotContain("bank", "default");
    }

    @Test
    void whereNothingReportsTheEventSaysNothingOfIt(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY.formatted("enforce"));
        var anna = realm.userWithOtp("anna");

        realm.app("shop").signIn().open().password(anna).tokens();

        assertThat(reported(realm)).isEmpty();
    }

    private static String reported(TestRealm realm) {
        return realm.events("LOGIN")
                .get(0)
                .path("details")
                .path("step_up_reported")
                .asText();
    }
}
