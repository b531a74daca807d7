package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A device that its user asked to be remembered in spares the second factor, and proves nothing. */
@WithKeycloak
final class RememberedDeviceIT {

    @Test
    void n07_aRememberedDeviceSparesThePromptAndProvesNothing(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser browser = realm.remembered(1);

        Login again = realm.signIn(browser);
        Claims claims = again.tokens().access();

        assertThat(claims.acr()).isEqualTo("pwd");
        assertThat(claims.amr()).containsExactly("pwd");
        assertThat(claims.mfaVerified()).isFalse();
        assertThat(claims.has("mfa_time")).isFalse();
        assertThat(realm.detail("LOGIN", "step_up_reached")).isEqualTo("pwd");
        assertThat(realm.detail("LOGIN", "step_up_level")).isEqualTo("mfa");
        assertThat(realm.detail("LOGIN", "step_up_spared_by"))
                .isEqualTo(realm.devices().get(0).path("id").asText());
        assertThat(realm.shop().signIn().open().password(realm.anna()).asks())
                .as("another browser")
                .isEqualTo(PageKind.RECOVERY_CODE);
    }

    @Test
    void r01_theCookieHoldsAnIdAndASecretOfWhichNothingIsTold(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);

        String[] parts = realm.remembered(1).deviceCookie().getValue().split("\\.", -1);

        assertThat(parts).hasSize(2);
        assertThat(parts[1]).hasSize(43);
        String credentials = realm.realm()
                .admin()
                .read("/users/" + realm.realm().id(realm.anna()) + "/credentials")
                .toString();
        assertThat(credentials + realm.devices()).contains(parts[0]).doesNotContain(parts[1]);
    }

    @Test
    void r02_aDeviceIsOneUsersAndServesSeveralInOneBrowser(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser browser = realm.remembered(1);
        var ben = realm.realm().userWithOtp("ben");

        Login ofBen = realm.shop().signIn().in(browser).open().password(ben);
        assertThat(ofBen.asks()).isEqualTo(PageKind.OTP);
        ofBen.submit(Map.of("otp", ben.device().freshCode(), "rememberDevice", "true"))
                .tokens();

        assertThat(realm.signIn(browser.afterwards()).isBack()).isTrue();
        assertThat(realm.shop()
                        .signIn()
                        .in(browser.afterwards())
                        .open()
                        .password(ben)
                        .isBack())
                .isTrue();
    }

    @Test
    void r03_theSecretChangesWithEachUse(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser browser = realm.remembered(1);
        String before = browser.deviceCookie().getValue();

        realm.signIn(browser).tokens();

        String after = browser.deviceCookie().getValue();
        assertThat(after).isNotEqualTo(before).startsWith(before.substring(0, 36));
    }

    @Test
    void r03_aReplayedSecretEndsTheDeviceForBoth(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser owner = realm.remembered(1);
        Browser thief = owner.copied().moveTo("203.0.113.9");
        realm.signIn(owner).tokens();

        assertThat(realm.signIn(thief).asks()).isEqualTo(PageKind.RECOVERY_CODE);

        assertThat(realm.detail("REMOVE_CREDENTIAL", "step_up_reason")).isEqualTo("device-replayed");
        assertThat(realm.devices()).isEmpty();
        assertThat(realm.signIn(owner.afterwards()).asks()).isEqualTo(PageKind.RECOVERY_CODE);
    }

    @Test
    void r03_tabsThatLoadAtOnceShareOneSecret(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser first = realm.remembered(1);
        Browser second = first.copied();
        realm.signIn(first).tokens();

        assertThat(realm.signIn(second).isBack()).isTrue();

        assertThat(realm.signIn(first.afterwards()).isBack()).isTrue();
        assertThat(realm.realm().events("REMOVE_CREDENTIAL")).isEmpty();
    }

    @Test
    void r04_aDeviceIsRememberedOnlyWithASecondFactorOnAPageThatOffersIt(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);

        Login login = realm.shop().signIn().open();
        assertThat(login.page().has("#rememberDevice")).isFalse();
        login.submit(Map.of("username", "anna", "password", realm.anna().password(), "rememberDevice", "true"));
        assertThat(login.page().has("input[name=rememberDevice]")).isTrue();
        login.recoveryCode("WRONG").recoveryCode(DeviceRealm.code(1)).tokens();
        assertThat(realm.devices()).isEmpty();

        Login atBank = realm.bank().signIn().open().password(realm.anna());
        assertThat(atBank.page().has("#rememberDevice")).isFalse();
        atBank.submit(DeviceRealm.withBox(2)).tokens();
        assertThat(realm.devices()).isEmpty();
    }

    @Test
    void r07_whatIsAskedForByNameOrAnewOrByAStricterRuleIsNeverSpared(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Browser browser = realm.remembered(1);
        var vault = realm.realm().app("vault");

        assertThat(realm.shop()
                        .signIn()
                        .acr("mfa")
                        .in(browser)
                        .open()
                        .password(realm.anna())
                        .asks())
                .isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(realm.shop()
                        .signIn()
                        .prompt("login")
                        .in(browser)
                        .open()
                        .password(realm.anna())
                        .asks())
                .isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(realm.shop()
                        .signIn()
                        .with("kc_action", "CONFIGURE_TOTP")
                        .in(browser)
                        .open()
                        .password(realm.anna())
                        .asks())
                .isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(realm.bank()
                        .signIn()
                        .in(browser)
                        .open()
                        .password(realm.anna())
                        .asks())
                .isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(vault.signIn().in(browser).open().password(realm.anna()).asks())
                .isEqualTo(PageKind.RECOVERY_CODE);
        assertThat(realm.signIn(browser).isBack()).isTrue();
    }
}
