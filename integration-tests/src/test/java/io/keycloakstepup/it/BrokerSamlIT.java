package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.SamlPartner;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a SAML identity provider says of a sign-in there counts by the same rules. */
@WithKeycloak
final class BrokerSamlIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            idp:
              partner: [ { acr: ["CLASS"], factors: [password, otp], maxAge: 1h } ]
            default: { require: mfa }
            """.replace("CLASS", SamlPartner.CLASS);

    @Test
    void whatItsAssertionSaysStandsForWhatThePolicySays(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);

        var login = comeFromElsewhere(realm, TestRealm.on(keycloak), true);

        assertThat(login.tokens().access().acr()).isEqualTo("mfa");
        assertThat(said(realm)).isEqualTo("partner: password otp");
    }

    @Test
    void whatNobodyHasSignedStandsForNothing(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);

        var login = comeFromElsewhere(realm, TestRealm.on(keycloak), false);

        assertThat(login.asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(said(realm)).isEqualTo("partner: unchecked");
    }

    private static Login comeFromElsewhere(TestRealm realm, TestRealm there, boolean isChecked) {
        SamlPartner.of(realm, there, isChecked);
        StepUp.in(realm).policy(POLICY);
        SamlPartner.link(realm, realm.userWithOtp("ben"));
        var ben = there.userWithPassword("ben");
        return realm.app("shop")
                .signIn()
                .with("kc_idp_hint", SamlPartner.ALIAS)
                .open()
                .password(ben)
                .submit(Map.of());
    }

    private static String said(TestRealm realm) {
        return realm.events("IDENTITY_PROVIDER_POST_LOGIN").stream()
                .map(event -> event.path("details").path("step_up_idp").asText())
                .findFirst()
                .orElseThrow();
    }
}
