package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/** A flow that lost a part, and a realm that lost its policy, let nobody in. */
@WithKeycloak
final class FlowPartsIT {

    private static final String EVERYBODY_NEEDS_MFA = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa }
            """;

    @Test
    void withoutTheFactorsStepTheGateRefuses(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(EVERYBODY_NEEDS_MFA);
        var anna = realm.userWithOtp("anna");
        stepUp.removeStep("step-up-factors");

        var page = realm.app("shop").signIn().open().password(anna).page();

        assertThat(page.status()).isEqualTo(403);
        assertThat(lastRefusal(realm)).isEqualTo("level-unmet");
    }

    @Test
    void withoutTheGateTheCodeIsWorthNothing(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(EVERYBODY_NEEDS_MFA);
        var anna = realm.userWithOtp("anna");
        stepUp.removeStep("step-up-gate");

        var login = realm.app("shop").signIn().open().password(anna).otp(anna);

        assertThat(login.redeem().expect(400).json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(realm.events("CODE_TO_TOKEN_ERROR").get(0).toString()).contains("gate-not-passed");
    }

    @Test
    void aGatePassedBeforeDoesNotServeForAFlowThatLostIt(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(EVERYBODY_NEEDS_MFA);
        var anna = realm.userWithOtp("anna");
        var shop = realm.app("shop");
        var before = shop.signIn().open().password(anna).otp(anna);
        before.tokens();
        stepUp.removeStep("step-up-gate");

        var after = shop.signIn().in(before.browser()).open();

        after.redeem().expect(400);
    }

    @Test
    void withoutAPolicyNobodySignsIn(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm);
        var ben = realm.userWithPassword("ben");
        stepUp.dropPolicy();

        var page = realm.app("shop").signIn().open().password(ben).page();

        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("no step-up policy");
        assertThat(lastRefusal(realm)).isEqualTo("policy-missing");
    }

    @Test
    void whoHasNoFactorForTheLevelIsToldSo(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(EVERYBODY_NEEDS_MFA);
        var ben = realm.userWithPassword("ben");

        var page = realm.app("shop").signIn().open().password(ben).page();

        assertThat(page.kind()).isEqualTo(PageKind.ERROR);
        assertThat(page.status()).isEqualTo(403);
        assertThat(lastRefusal(realm)).isEqualTo("level-unreachable");
    }

    @Test
    void aWrongCodeIsAskedAgainAndLeavesAnEvent(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(EVERYBODY_NEEDS_MFA);
        var anna = realm.userWithOtp("anna");

        var login = realm.app("shop").signIn().open().password(anna).otp("no code");

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        var details = realm.events("LOGIN_ERROR").get(0).path("details");
        assertThat(details.path("step_up_factor").asText()).isEqualTo("otp");
        assertThat(details.path("step_up_reason").asText()).isEqualTo("factor-wrong");
        assertThat(login.otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    private static String lastRefusal(TestRealm realm) {
        return realm.events("LOGIN_ERROR")
                .get(0)
                .path("details")
                .path("step_up_reason")
                .asText();
    }
}
