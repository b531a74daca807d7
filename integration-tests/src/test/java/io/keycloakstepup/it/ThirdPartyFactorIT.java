package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An authenticator of somebody else's counts if the policy says what it is, and if its user was asked and answered. */
@WithKeycloak
final class ThirdPartyFactorIT {

    private static final String SILENT = "acme-text-message";
    private static final String RECORDING = "acme-recorded-message";
    private static final Map<String, String> RIGHT = Map.of("message-code", "424242");
    private static final Map<String, String> WRONG = Map.of("message-code", "000000");

    private static final String NAMED = """
            policy: 1
            factors:
              text-message: { authenticator: acme-text-message, kinds: [possession], amr: [sms] }
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {text-message: 1h, otp: 1h} ] ] }
            rules:
              - { id: bank, match: { clients: [bank] }, then: { require: mfa } }
            """;

    private static final String RECORDED =
            NAMED.replace("authenticator: acme-text-message", "credentialType: acme-message");

    private static final String ENROLLING = NAMED.replace("require: mfa }", "require: mfa, enroll: allow }")
            + "default: { require: pwd, enroll: allow }\n";

    private static final String UNNAMED = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            rules:
              - { id: bank, match: { clients: [bank] }, then: { require: mfa } }
            """;

    private static Login openedBy(TestUser user, TestRealm realm) {
        return realm.app("bank").signIn().open().password(user);
    }

    private static boolean asksForMessage(Login login) {
        return !login.isBack() && login.page().has("#message-code");
    }

    private static void assertRefused(Login login, TestRealm realm) {
        assertThat(login.page().status()).isEqualTo(403);
        assertThat(realm.events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .startsWith("level-");
    }

    private static void trust(TestUser user, TestRealm realm) {
        realm.admin()
                .put("/users/" + realm.id(user), Map.of("lastName", "Trusted"))
                .expect(204);
    }

    @Test
    void namedAuthenticatorCountsOnceItWasAnswered(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(NAMED);
        stepUp.addBefore("step-up-factors", "message", "text-message", SILENT);
        var ben = realm.userWithPassword("ben");

        var login = openedBy(ben, realm).submit(WRONG);
        assertThat(asksForMessage(login)).isTrue();
        Claims claims = login.submit(RIGHT).tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactly("pwd", "sms", "mfa");
        assertThat(claims.mfaVerified()).isTrue();
    }

    @Test
    void recordedCredentialTypeCounts(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(RECORDED);
        stepUp.addBefore("step-up-factors", "message", "text-message", RECORDING);
        var ben = realm.userWithPassword("ben");

        Claims claims = openedBy(ben, realm).submit(RIGHT).tokens().access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactly("pwd", "sms", "mfa");
    }

    @Test
    void theSameOneUnnamedDoesNotCount(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(UNNAMED);
        stepUp.requireBefore("step-up-factors", SILENT);
        var ben = realm.userWithPassword("ben");

        assertRefused(openedBy(ben, realm).submit(RIGHT), realm);
    }

    @Test
    void theSameRecordedOneUnnamedDoesNotCount(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(UNNAMED);
        stepUp.requireBefore("step-up-factors", RECORDING);
        var ben = realm.userWithPassword("ben");

        assertRefused(openedBy(ben, realm).submit(RIGHT), realm);
    }

    @Test
    void whatRecordsATypeAndIsNamedByItsIdCountsToo(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(NAMED.replace(SILENT, RECORDING));
        stepUp.requireBefore("step-up-policy", RECORDING);
        var ben = realm.userWithPassword("ben");

        Claims claims = openedBy(ben, realm).submit(RIGHT).tokens().access();

        assertThat(claims.amr()).containsExactlyInAnyOrder("pwd", "sms", "mfa");
    }

    @Test
    void oneThatAskedNothingDoesNotCount(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(NAMED);
        stepUp.addBefore("step-up-factors", "message", "text-message", SILENT);
        var ben = realm.userWithPassword("ben");
        trust(ben, realm);

        assertRefused(openedBy(ben, realm), realm);
    }

    @Test
    void oneThatAskedFirstAndThenLetPassUnansweredDoesNotCount(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(NAMED);
        stepUp.addBefore("step-up-factors", "message", "text-message", SILENT);
        var ben = realm.userWithPassword("ben");
        var login = openedBy(ben, realm);
        assertThat(asksForMessage(login)).isTrue();
        trust(ben, realm);

        assertRefused(login.goTo("authenticate"), realm);
    }

    @Test
    void anAddressThatNamesItDoesNotMakeItAnswered(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(NAMED);
        stepUp.requireBefore("step-up-factors", SILENT);
        var anna = realm.userWithOtp("anna");
        trust(anna, realm);
        String execution = stepUp.step(SILENT).path("id").asText();
        var login = realm.app("bank")
                .signIn()
                .with("execution", execution)
                .with("session_code", "made-up")
                .open()
                .password(anna);

        assertThat(login.asks()).isEqualTo(PageKind.OTP);

        URI strange = login.formAddressFor(execution);
        login.visit(strange);
        assertThat(login.isBack()).isFalse();

        login.visit(URI.create(strange.toString().replaceAll("(session_code|execution)=[^&]*&", "")));
        assertThat(login.asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void itIsAskedForOnlyWhileThePolicyNeedsIt(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(NAMED);
        stepUp.addBefore("step-up-factors", "message", "text-message", SILENT);
        var ben = realm.userWithPassword("ben");
        var shop = realm.app("shop").signIn().open().password(ben);
        assertThat(shop.tokens().access().acr()).isEqualTo("pwd");

        var bank = realm.app("bank").signIn().in(shop.browser()).open();
        assertThat(asksForMessage(bank)).isTrue();
        assertThat(bank.submit(RIGHT).tokens().access().acr()).isEqualTo("mfa");

        var again = realm.app("shop-2").signIn().in(shop.browser()).acr("mfa").open();
        assertThat(again.tokens().access().amr()).contains("sms");
    }

    @Test
    void whoHasAnotherFactorAndNotThisOneIsAskedForTheOther(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(NAMED);
        stepUp.addBefore("step-up-factors", "message", "text-message", SILENT);
        var anna = realm.userWithOtp("anna");
        realm.admin().put("/users/" + realm.id(anna), Map.of("firstName", "")).expect(204);

        var login = openedBy(anna, realm);

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void evidenceIsWorthNothingOnceThePolicyDoesNotKnowItsFactor(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(NAMED);
        stepUp.addBefore("step-up-factors", "message", "text-message", SILENT);
        var ben = realm.userWithPassword("ben");
        var login = openedBy(ben, realm).submit(RIGHT);
        var tokens = login.tokens();
        stepUp.policy(UNNAMED);
        tokens.tryRefresh().expect(400);
        stepUp.policy(UNNAMED.replace("policy: 1", "policy: 1\nmode: report"));

        Claims refreshed = tokens.refresh().access();

        assertThat(refreshed.acr()).isEqualTo("pwd");
        assertThat(refreshed.amr()).containsExactly("pwd");
        assertThat(refreshed.mfaVerified()).isFalse();
    }

    @Test
    void whoHasADeclaredFactorElsewhereAddsNoOtherWithThePasswordAlone(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(ENROLLING);
        var ben = realm.userWithPassword("ben");

        var login = openedBy(ben, realm);

        assertThat(login.page().status()).isEqualTo(403);
        assertThat(realm.events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("enrolment-not-allowed");
    }

    @Test
    void whoHasNoneAddsOneWithThePasswordAlone(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(ENROLLING);
        var ben = realm.userWithPassword("ben");
        realm.admin().put("/users/" + realm.id(ben), Map.of("firstName", "")).expect(204);

        assertThat(openedBy(ben, realm).page().status()).isEqualTo(200);
    }
}
