package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** That a step of the flow has completed is no evidence; that Keycloak verified a credential is. */
@WithKeycloak
final class EvidenceIT {

    private static final String REPORTING = """
            policy: 1
            mode: report
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa }
            """;

    @Test
    void aConditionalCodeThatWasSkippedBooksNothing(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(REPORTING);
        var ben = realm.userWithPassword("ben");

        Claims claims = realm.app("shop").signIn().open().password(ben).tokens().access();

        assertThat(claims.acr()).isEqualTo("pwd");
        assertThat(claims.amr()).containsExactly("pwd");
        assertThat(claims.mfaVerified()).isFalse();
    }

    @Test
    void aNativeCodeThatWasGivenCounts(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(REPORTING);
        var anna = realm.userWithOtp("anna");

        var login = realm.app("shop").signIn().open().password(anna);
        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        Claims claims = login.otp(anna).tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "otp", "mfa");
    }

    @Test
    void aUsernameFormBooksNoPassword(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("name only", "auth-username-form");
        StepUp.in(realm).policy("""
                        policy: 1
                        levels:
                          pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
                        """);
        var ben = realm.userWithPassword("ben");

        var login = realm.app("shop").signIn().open().submit(Map.of("username", ben.name()));

        assertThat(login.asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(login.password(ben).tokens().access().amr()).containsExactly("pwd");
    }

    @Test
    void whoHasProvenNothingIsNotToldWhatTheAccountLacks(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindFlow("name only", "auth-username-form");
        StepUp.in(realm).policy(REPORTING.replace("mode: report", "mode: enforce"));
        var ben = realm.userWithPassword("ben");

        var login = realm.app("shop").signIn().open().submit(Map.of("username", ben.name()));

        assertThat(login.asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(login.password(ben).page().status()).isEqualTo(403);
    }

    @Test
    void anotherAuthenticatorBehindStepUpNeedsIsAskedAndCounts(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(REPORTING.replace("mode: report", "mode: enforce"));
        stepUp.addBefore("step-up-factors", "foreign code", "otp", "auth-otp-form");
        stepUp.removeStep("step-up-factors");
        var anna = realm.userWithOtp("anna");

        var login = realm.app("shop").signIn().open().password(anna);

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void aPasswordChangedOnTheWayInDoesNotSpoilTheSignIn(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm)
                .policy(REPORTING.replace("mode: report", "mode: enforce").replace("require: mfa", "require: pwd"));
        var ben = realm.userWithPassword("ben");
        realm.require(ben, "UPDATE_PASSWORD");

        var login = realm.app("shop").signIn().open().password(ben);
        login.submit(Map.of("password-new", "another password", "password-confirm", "another password"));

        assertThat(login.tokens().access().acr()).isEqualTo("pwd");
    }

    @Test
    void evidenceOfOneOfSeveralCredentialsGoesWithAnyOfThem(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(REPORTING);
        var app = new TestUser("anna", "", "otp-secret-of-anna").otpCredential();
        var tablet = new TestUser("tablet", "", "otp-secret-of-a-tablet").otpCredential();
        var anna = realm.userWith("anna", List.of(app, tablet));
        Tokens tokens =
                realm.app("shop").signIn().open().password(anna).otp(anna).tokens();
        assertThat(tokens.refresh().access().acr()).isEqualTo("mfa");

        realm.removeCredentialCalled(anna, "phone of tablet");

        assertThat(tokens.refresh().access().acr()).isEqualTo("pwd");
    }

    @Test
    void evidenceGoesWithItsCredential(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        String enforced = REPORTING.replace("mode: report", "mode: enforce");
        var stepUp = StepUp.in(realm).policy(enforced);
        var anna = realm.userWithOtp("anna");
        var login = realm.app("shop").signIn().open().password(anna).otp(anna);
        var tokens = login.tokens();
        realm.removeCredential(anna, "otp");

        tokens.tryRefresh().expect(400);
        stepUp.policy(REPORTING);
        Claims refreshed = tokens.refresh().access();

        assertThat(refreshed.acr()).isEqualTo("pwd");
        assertThat(refreshed.mfaVerified()).isFalse();
        stepUp.policy(enforced);
        var again = realm.app("bank").signIn().in(login.browser()).open();
        assertThat(again.page().status()).isEqualTo(403);
    }
}
