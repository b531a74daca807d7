package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/** A one-time code opens one door, once. */
@WithKeycloak
final class OneTimeCodeIT {

    @Test
    void t03_aCodeIsNotAcceptedASecondTime(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        String code = anna.device().freshCode();
        shop.signIn().open().password(anna).otp(code).tokens();

        var again = shop.signIn().open().password(anna).otp(code);

        assertThat(again.asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void t06_ofManyParallelSignInsWithOneCodeOneSucceeds(KeycloakServer keycloak) throws Exception {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var signIns = ParallelSignIns.of(anna, realm.app("shop"), 10);

        assertThat(signIns.openedBy(anna.device().freshCode())).isEqualTo(1);
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy("""
                        policy: 1
                        levels:
                          mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
                        """);
        return realm;
    }
}
