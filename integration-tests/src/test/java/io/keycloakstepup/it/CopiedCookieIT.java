package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.SoftwareKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is proven beside a password rides along with single sign-on only in the browser that proved it. */
@WithKeycloak
final class CopiedCookieIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h} ], [ {passkey: 1h} ] ] }
            rules:
              - id: money
                match: { clients: [bank, vault] }
                then: { require: mfa }
            default: { require: pwd }
            """;

    private static final String ELSEWHERE = "203.0.113.9";

    @Test
    void aCopiedIdentityCookieIsAskedForTheSecondFactorAgain(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login owner = realm.app("bank").signIn().open().password(anna).otp(anna);
        var tokens = owner.tokens();
        Browser thief = owner.browser().robbedOfIdentity();

        assertThat(realm.app("vault").signIn().in(thief).open().asks()).isEqualTo(PageKind.OTP);

        Claims atShop = realm.app("shop").signIn().in(thief).open().tokens().access();
        assertThat(atShop.acr()).isEqualTo("pwd");
        assertThat(atShop.amr()).containsExactly("pwd");
        assertThat(atShop.mfaVerified()).isFalse();
        assertThat(tokens.refresh().access().acr()).as("the owner's token").isEqualTo("mfa");
        assertThat(realm.app("branch")
                        .signIn()
                        .acr("mfa")
                        .in(owner.browser())
                        .open()
                        .tokens()
                        .access()
                        .acr())
                .as("the owner's browser")
                .isEqualTo("mfa");
    }

    @Test
    void aPasskeyRidesAlongInItsOwnBrowserAlone(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy("""
                        policy: 1
                        levels:
                          low: { loa: 1, chains: [ [ {passkey: 10h} ] ] }
                          mfa: { loa: 2, chains: [ [ {passkey: 1h} ] ] }
                        default: { require: low }
                        """);
        var key = SoftwareKey.deviceBound();
        var anna = realm.userWith("anna", List.of(key.credential("webauthn-passwordless")));
        Login owner = realm.app("bank").signIn().open().password(anna).key(key);
        owner.tokens();

        Browser thief = owner.browser().robbedOfIdentity();

        assertThat(realm.app("shop").signIn().in(thief).open().asks()).isEqualTo(PageKind.KEY);
        assertThat(realm.app("branch")
                        .signIn()
                        .acr("mfa")
                        .in(owner.browser())
                        .open()
                        .isBack())
                .isTrue();
    }

    @Test
    void whereTheSecretIsGoneOnlyWhatItProvedIsAskedAgain(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login login = realm.app("bank").signIn().open().password(anna).otp(anna);
        login.tokens();
        Browser browser = login.browser();
        browser.forget(browser.deviceCookie().getName());

        assertThat(realm.app("shop").signIn().in(browser).open().isBack()).isTrue();
        Login again = realm.app("vault").signIn().in(browser).open();
        assertThat(again.asks()).isEqualTo(PageKind.OTP);
        assertThat(again.otp(anna).tokens().access().acr()).isEqualTo("mfa");

        assertThat(realm.app("branch").signIn().acr("mfa").in(browser).open().isBack())
                .isTrue();
    }

    @Test
    void silentlyACopyIsToldThatMoreIsNeeded(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login login = realm.app("bank").signIn().open().password(anna).otp(anna);

        Login silent = realm.app("vault")
                .signIn()
                .prompt("none")
                .in(login.browser().robbedOfIdentity())
                .open();

        assertThat(silent.callback().error()).isEqualTo("interaction_required");
    }

    @Test
    void tabsThatLoadAtOnceWithTheSecretOfBeforeGoOn(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login login = realm.app("bank").signIn().open().password(anna).otp(anna);
        Browser tab = login.browser().twin();
        Browser third = login.browser().twin();
        String before = login.browser().deviceCookie().getValue();

        assertThat(realm.app("vault").signIn().in(login.browser()).open().isBack())
                .isTrue();

        assertThat(login.browser().deviceCookie().getValue()).isNotEqualTo(before);
        assertThat(realm.app("shop").signIn().acr("mfa").in(tab).open().isBack())
                .isTrue();
        assertThat(realm.app("kiosk").signIn().acr("mfa").in(third).open().isBack())
                .isTrue();
    }

    @Test
    void anotherTabGoesOnWithWhatTheFirstHasProven(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login one = realm.app("shop").signIn().open().password(anna);
        one.tokens();
        Login other = realm.app("vault").signIn().in(one.browser()).open();
        assertThat(other.asks()).isEqualTo(PageKind.OTP);
        realm.app("bank").signIn().in(one.browser()).open().otp(anna).tokens();

        other.goTo("authenticate");

        assertThat(other.isBack()).as("of the tab that was waiting").isTrue();
    }

    @Test
    void aCopyOfEveryCookieEndsForBothWhenItsSecretIsShownASecondTime(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        Login owner = realm.app("bank").signIn().open().password(anna).otp(anna);
        owner.tokens();
        Browser thief = owner.browser().twin().moveTo(ELSEWHERE);
        prove(owner, realm, anna);

        assertThat(realm.app("vault").signIn().in(thief).open().asks())
                .as("after the owner has proven anew")
                .isEqualTo(PageKind.OTP);

        assertThat(realm.events("REMOVE_CREDENTIAL")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("device-replayed");
        assertThat(realm.app("branch")
                        .signIn()
                        .acr("mfa")
                        .in(owner.browser())
                        .open()
                        .asks())
                .isEqualTo(PageKind.OTP);
    }

    private static void prove(Login owner, TestRealm realm, TestUser anna) {
        realm.app("office")
                .signIn()
                .acr("mfa")
                .prompt("login")
                .in(owner.browser())
                .open()
                .password(anna)
                .otp(anna)
                .tokens();
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        return realm;
    }
}
