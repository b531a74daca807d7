package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A user without a usable factor adds one in the middle of a sign-in, where the rules allow it and nobody gets round. */
@WithKeycloak
final class EnrolmentIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa, enroll: allow }
            """;

    private static final RecoveryCodes CODES = RecoveryCodes.of("anna", 5);

    @Test
    void whoHasNoSecondFactorAddsAnAppAndGoesOn(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var ben = realm.userWithPassword("ben");

        Login login = realm.app("shop").signIn().open().password(ben);
        assertThat(login.asks()).isEqualTo(PageKind.OTP_ENROLMENT);
        OtpDevice device = deviceOf(login);
        Claims claims = login.enrol(device).tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "otp", "mfa");
        var event = realm.events("UPDATE_CREDENTIAL").get(0);
        assertThat(event.path("details").path("credential_type").asText()).isEqualTo("otp");
        Login next = realm.app("bank").signIn().open().password(ben);
        assertThat(next.asks()).isEqualTo(PageKind.OTP);
        assertThat(next.otp(device.freshCode()).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void theCodeThatProvedTheAppIsUsedUp(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var ben = realm.userWithPassword("ben");
        Login login = realm.app("shop").signIn().open().password(ben);
        String code = deviceOf(login).freshCode();
        login.submit(Map.of("otp", code)).tokens();

        Login again = realm.app("bank").signIn().open().password(ben).otp(code);

        assertThat(again.asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void aSessionThatWasLeftOpenAddsNothingBeforeThePasswordIsTypedAgain(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY.replace("require: mfa, enroll: allow", "require: pwd"));
        var ben = realm.userWithPassword("ben");
        Login leftOpen = realm.app("shop").signIn().open().password(ben);
        leftOpen.tokens();
        StepUp.in(realm).policy("""
                policy: 1
                levels:
                  mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
                default: { require: mfa, enroll: allow }
                """);

        Login next = realm.app("bank").signIn().in(leftOpen.browser()).open();
        assertThat(next.asks()).isEqualTo(PageKind.PASSWORD);
        next.submit(Map.of("password", "not of ben"));
        assertThat(next.asks()).isEqualTo(PageKind.PASSWORD);
        next.submit(Map.of("password", ben.password()));
        assertThat(next.asks()).isEqualTo(PageKind.OTP_ENROLMENT);

        assertThat(next.enrol(deviceOf(next)).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void withoutTheRulesConsentNothingIsAdded(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY.replace(", enroll: allow", ""));

        Login login = realm.app("shop").signIn().open().password(realm.userWithPassword("ben"));

        assertThat(login.isBack() || login.asks() == PageKind.ERROR).isTrue();
        assertThat(lastReason(realm)).isEqualTo("level-unreachable");
    }

    @Test
    void aPasswordAddsNothingToAnAccountWhoseSecondFactorThePolicyDoesNotTake(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        var anna = realm.userWith("anna", List.of(CODES.credential()));

        Login login = realm.app("shop").signIn().open().password(anna);

        assertThat(login.asks()).isEqualTo(PageKind.ERROR);
        assertThat(lastReason(realm)).isEqualTo("enrolment-not-allowed");
        assertThat(realm.events("UPDATE_CREDENTIAL")).isEmpty();
    }

    @Test
    void theStrongestFactorIsAskedForBeforeAnotherIsAdded(KeycloakServer keycloak) {
        var realm = realm(keycloak, """
                policy: 1
                levels:
                  codes: { loa: 2, chains: [ [ {password: 10h}, {recovery-code: 1h} ] ] }
                  app: { loa: 3, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
                default: { require: app, enroll: allow }
                """);
        var anna = realm.userWith("anna", List.of(CODES.credential()));

        Login login = realm.app("shop").signIn().open().password(anna);
        assertThat(login.asks()).isEqualTo(PageKind.RECOVERY_CODE);
        login.recoveryCode(CODES.number(1));
        assertThat(login.asks()).isEqualTo(PageKind.OTP_ENROLMENT);

        assertThat(login.enrol(deviceOf(login)).tokens().access().acr()).isEqualTo("app");
    }

    @Test
    void theSecretIsShownOnceAndANewOneEndsIt(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        Login login = realm.app("shop").signIn().open().password(realm.userWithPassword("ben"));
        OtpDevice first = deviceOf(login);

        login.submit(Map.of("otp", "000000"));
        assertThat(login.page().has("#step-up-key")).isFalse();
        assertThat(login.page().error()).isNotEmpty();
        assertThat(realm.events("UPDATE_CREDENTIAL_ERROR")).hasSize(1);
        login.submit(Map.of("stepUpAnew", "true"));
        OtpDevice second = deviceOf(login);
        login.enrol(first);
        assertThat(login.asks()).isEqualTo(PageKind.OTP_ENROLMENT);

        assertThat(login.enrol(second).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void aFormCannotBringItsOwnSecret(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY);
        Login login = realm.app("shop").signIn().open().password(realm.userWithPassword("ben"));
        TestUser attacker = new TestUser("attacker", "", "a-secret-of-an-attacker");

        login.submit(Map.of("otp", attacker.device().freshCode(), "totpSecret", "a-secret-of-an-attacker"));

        assertThat(login.asks()).isEqualTo(PageKind.OTP_ENROLMENT);
        assertThat(realm.events("UPDATE_CREDENTIAL")).isEmpty();
    }

    @Test
    void anAdministratorsRequiredActionNeedsNoConsent(KeycloakServer keycloak) {
        var realm = realm(keycloak, POLICY.replace("require: mfa, enroll: allow", "require: pwd"));
        var ben = realm.userWithPassword("ben");
        realm.require(ben, "CONFIGURE_TOTP");

        Login login = realm.app("shop").signIn().open().password(ben);

        assertThat(login.asks()).isEqualTo(PageKind.OTP_ENROLMENT);
        assertThat(login.page().has("input#totp")).isTrue();
        assertThat(realm.events("LOGIN")).isEmpty();
    }

    private static OtpDevice deviceOf(Login login) {
        return OtpDevice.ofKey(login.page().text("#step-up-key"));
    }

    private static String lastReason(TestRealm realm) {
        return realm.events("LOGIN_ERROR")
                .get(0)
                .path("details")
                .path("step_up_reason")
                .asText();
    }

    private static TestRealm realm(KeycloakServer keycloak, String policy) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(policy);
        return realm;
    }
}
