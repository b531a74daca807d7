package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.Partner;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A sign-in at another identity provider ends at the gate here. */
@WithKeycloak
final class BrokerIT {

    private static final String ANY = """
            policy: 1
            levels:
              any: { loa: 1, chains: [ [ {password: 10h} ], [ {idp: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: any }
            """;
    private static final String MFA = ANY.replace("require: any", "require: mfa");

    @Test
    void whoComesFromElsewhereIsSignedInAtTheLevelThatThePolicyAsks(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var there = TestRealm.on(keycloak);
        Partner.of(realm, there);
        StepUp.in(realm).policy(ANY);
        var ben = there.userWithPassword("ben");

        var first = comeFromElsewhere(realm, "shop").password(ben);
        Claims claims = first.tokens().access();
        var second = comeFromElsewhere(realm, "bank").password(ben);

        assertThat(claims.acr()).isEqualTo("any");
        assertThat(claims.mfaVerified()).isFalse();
        assertThat(second.tokens().access().acr()).isEqualTo("any");
    }

    @Test
    void singleSignOnGoesOnWithWhatWasProvenElsewhere(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var there = TestRealm.on(keycloak);
        Partner.of(realm, there);
        StepUp.in(realm).policy(ANY);
        var ben = there.userWithPassword("ben");

        var login = comeFromElsewhere(realm, "shop").password(ben);
        assertThat(login.tokens().refresh().access().acr()).isEqualTo("any");
        var again = realm.app("bank").signIn().in(login.browser()).open();

        assertThat(again.tokens().access().acr()).isEqualTo("any");
    }

    @Test
    void whoHasNothingHereIsRefusedWhatNeedsMore(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var there = TestRealm.on(keycloak);
        Partner.of(realm, there);
        StepUp.in(realm).policy(MFA);
        var ben = there.userWithPassword("ben");

        var login = comeFromElsewhere(realm, "shop").password(ben);

        assertThat(login.page().status()).isEqualTo(403);
        assertThat(realm.events("IDENTITY_PROVIDER_POST_LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("level-unreachable");
        assertThat(realm.events("LOGIN")).isEmpty();
    }

    @Test
    void whatTheAccountHasHereIsAskedForAfterwards(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var there = TestRealm.on(keycloak);
        var partner = Partner.of(realm, there);
        StepUp.in(realm).policy(MFA);
        var anna = realm.userWithOtp("anna");
        var herself = there.userWithPassword("anna");
        partner.link(anna, herself);

        var login = comeFromElsewhere(realm, "shop").password(herself);

        assertThat(login.asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(login.password(anna).otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void noSecondFactorIsAddedToAnAccountThatHasOneByASignInElsewhere(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var there = TestRealm.on(keycloak);
        var partner = Partner.of(realm, there);
        StepUp.in(realm).policy(ANY);
        var anna = realm.userWithOtp("anna");
        var herself = there.userWithPassword("anna");
        partner.link(anna, herself);

        var login = realm.app("shop")
                .signIn()
                .with("kc_idp_hint", Partner.ALIAS)
                .with("kc_action", "CONFIGURE_TOTP")
                .open()
                .password(herself);

        assertThat(login.asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(login.password(anna).asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(anna).asks()).isEqualTo(PageKind.OTP_ENROLMENT);
    }

    @Test
    void aProviderThatWasAddedLaterLetsNobodyIn(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var there = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(ANY);
        Partner.of(realm, there);
        var ben = there.userWithPassword("ben");

        var login = comeFromElsewhere(realm, "shop").password(ben);
        assertThat(login.redeem().expect(400).json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(plan(realm)).contains("binding of identity provider partner");
        assertThat(stepUp.install().path("created").toString()).contains("binding of identity provider partner");
        assertThat(plan(realm)).isEqualTo("[]");

        assertThat(comeFromElsewhere(realm, "bank")
                        .password(ben)
                        .tokens()
                        .access()
                        .acr())
                .isEqualTo("any");
    }

    private static String plan(TestRealm realm) {
        return realm.admin()
                .post("/step-up/install", Map.of("dryRun", true))
                .expect(200)
                .json()
                .path("created")
                .toString();
    }

    private static Login comeFromElsewhere(TestRealm realm, String clientId) {
        return realm.app(clientId).signIn().with("kc_idp_hint", Partner.ALIAS).open();
    }
}
