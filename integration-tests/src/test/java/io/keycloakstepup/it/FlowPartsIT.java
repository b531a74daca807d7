package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A flow that lost a part, and a realm that lost its policy, let nobody in. */
@WithKeycloak
final class FlowPartsIT {

    private static final Map<String, String> REGISTRATION = Map.of(
            "username", "eve",
            "password", "password-of-eve",
            "password-confirm", "password-of-eve",
            "email", "eve@example.com",
            "firstName", "Eve",
            "lastName", "Test");

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
    void aGatePassedByOneUserDoesNotOpenForAnother(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(EVERYBODY_NEEDS_MFA);
        realm.set("registrationAllowed", true);
        // As if the way in had lost its gate.
        realm.set("registrationFlow", "registration");
        var anna = realm.userWithOtp("anna");
        var shop = realm.app("shop");
        var login = shop.signIn()
                .with("kc_action", "UPDATE_PROFILE")
                .open()
                .password(anna)
                .otp(anna);
        assertThat(login.page().text()).contains("Update Account Information");

        login.goTo("restart").goTo("registration").submit(REGISTRATION).submit(Map.of());

        login.redeem().expect(400);
        assertThat(realm.events("CODE_TO_TOKEN_ERROR").get(0).toString()).contains("gate-not-passed");
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

    @Test
    void whatIsDemandedAboveTheHighestLevelIsRefused(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(EVERYBODY_NEEDS_MFA.replace("require: mfa", "require: pwd"));
        realm.setAttribute("acr.loa.map", "{\"pwd\":1,\"mfa\":2,\"gold\":5}");
        var ben = realm.userWithPassword("ben");
        var essential = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"gold\"]}}}";

        var login = realm.app("shop").signIn().claims(essential).open().password(ben);

        assertThat(login.callback().error()).isEqualTo("unmet_authentication_requirements");
        assertThat(lastRefusal(realm)).isEqualTo("request-unreachable");
    }

    @Test
    void wrongCodesAreCountedByKeycloakAsWrongCodes(KeycloakServer keycloak) throws InterruptedException {
        var realm = TestRealm.on(keycloak);
        realm.set("bruteForceProtected", true);
        StepUp.in(realm).policy(EVERYBODY_NEEDS_MFA);
        var anna = realm.userWithOtp("anna");

        realm.app("shop").signIn().open().password(anna).otp("no code");

        assertThat(failuresOf(realm.id(anna), realm)).isEqualTo(1);
    }

    /** Keycloak counts after it has answered. */
    private static int failuresOf(String userId, TestRealm realm) throws InterruptedException {
        String path = "/attack-detection/brute-force/users/" + userId;
        for (int i = 0; i < 50 && failures(realm, path) == 0; i++) {
            Thread.sleep(100);
        }
        return failures(realm, path);
    }

    private static int failures(TestRealm realm, String path) {
        return realm.admin().read(path).path("numSecondaryAuthFailures").asInt();
    }

    private static String lastRefusal(TestRealm realm) {
        return realm.events("LOGIN_ERROR")
                .get(0)
                .path("details")
                .path("step_up_reason")
                .asText();
    }
}
