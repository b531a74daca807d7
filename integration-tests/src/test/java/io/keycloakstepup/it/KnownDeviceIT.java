package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/** A device becomes known by a sign-in that proves several factors, or the strongest level of the account. */
@WithKeycloak
final class KnownDeviceIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, recovery-code: 1h} ] ] }
            rules:
              - id: strange
                match: { clients: [shop] }
                when: "!device.known"
                then: { require: mfa }
              - id: seen
                match: { clients: [bank] }
                when: device.known && device.ageDays == 0
                then: { require: pwd }
            default: { require: pwd }
            """;

    @Test
    void severalFactorsMakeADeviceKnown(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak, POLICY);

        Login login = realm.shop().signIn().open().password(realm.anna());
        assertThat(login.page().has("#rememberDevice")).isFalse();
        login.recoveryCode(DeviceRealm.code(1)).tokens();

        assertThat(realm.signIn(login.browser().afterwards()).tokens().access().acr())
                .isEqualTo("pwd");
        assertThat(realm.devices()).as("known is not remembered").isEmpty();
    }

    @Test
    void aPasswordAloneMakesNoDeviceKnownOfAnAccountThatHasMore(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak, POLICY);

        Login atBank = realm.bank().signIn().open().password(realm.anna());
        assertThat(atBank.tokens().access().acr()).isEqualTo("pwd");

        assertThat(realm.signIn(atBank.browser().afterwards()).asks()).isEqualTo(PageKind.RECOVERY_CODE);
    }

    @Test
    void theStrongestLevelOfTheAccountMakesADeviceKnown(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak, POLICY);
        var ben = realm.realm().userWithPassword("ben");
        Login first = realm.bank().signIn().open().password(ben);
        first.tokens();
        assertThat(realm.detail("LOGIN", "step_up_rules")).doesNotContain("seen");

        realm.bank()
                .signIn()
                .in(first.browser().afterwards())
                .open()
                .password(ben)
                .tokens();

        assertThat(realm.detail("LOGIN", "step_up_rules")).contains("seen");
    }

    @Test
    void aChangeOfTheAccountMakesItUnknown(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak, POLICY);
        Browser browser = realm.shop()
                .signIn()
                .open()
                .password(realm.anna())
                .recoveryCode(DeviceRealm.code(1))
                .browser()
                .afterwards();

        realm.realm().removeCredential(realm.anna(), "recovery-authn-codes");

        assertThat(realm.signIn(browser).page().kind()).isEqualTo(PageKind.ERROR);
    }
}
