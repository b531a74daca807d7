package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The yardstick of the whole: one policy about networks decides real sign-ins, and the tokens say what was proven. */
@WithKeycloak
final class ZonedLoginIT {

    private static final String INSIDE = "198.51.100.20";
    private static final String OUTSIDE = "203.0.113.20";
    private static final String EMBARGOED = "192.0.2.20";

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            zones:
              office: { cidrs: [198.51.100.0/24, "2001:db8:1::/48"] }
              embargoed: { cidrs: [192.0.2.0/24] }
            rules:
              - id: away
                match: { zonesNot: [office] }
                then: { require: mfa }
              - id: embargo
                match: { zones: [embargoed] }
                onMissing: match
                then: { deny: network-not-served }
            default: { require: pwd }
            """;

    @Test
    void insideTheOfficeAPasswordIsEnough(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");

        var tokens =
                realm.app("shop").signIn().from(INSIDE).open().password(anna).tokens();

        for (Claims claims : inAllPlaces(tokens)) {
            assertThat(claims.acr()).isEqualTo("pwd");
            assertThat(claims.amr()).containsExactly("pwd");
            assertThat(claims.mfaVerified()).isFalse();
            assertThat(claims.has("mfa_time")).isFalse();
            assertThat(claims.authTime()).isEqualTo(tokens.access().authTime());
        }
    }

    @Test
    void outsideACodeIsAskedForToo(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");

        var login = realm.app("shop").signIn().from(OUTSIDE).open().password(anna);
        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        var tokens = login.otp(anna).tokens();

        for (Claims claims : inAllPlaces(tokens)) {
            assertThat(claims.acr()).isEqualTo("mfa");
            assertThat(claims.amr()).containsExactly("pwd", "otp", "mfa");
            assertThat(claims.mfaVerified()).isTrue();
            assertThat(claims.mfaTime()).isEqualTo(claims.authTime());
            assertThat(claims.authTime()).isEqualTo(tokens.access().authTime());
        }
        assertThat(realm.events("LOGIN")
                        .get(0)
                        .path("details")
                        .path("step_up_rules")
                        .asText())
                .contains("away");
    }

    @Test
    void anEmbargoedNetworkIsRefusedWithAReasonAndANumber(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");

        var page =
                realm.app("shop").signIn().from(EMBARGOED).open().password(anna).page();

        assertThat(page.kind()).isEqualTo(PageKind.ERROR);
        assertThat(page.status()).isEqualTo(403);
        var event = realm.events("LOGIN_ERROR").get(0);
        assertThat(event.path("error").asText()).isEqualTo("access_denied");
        assertThat(event.path("details").path("step_up_reason").asText()).isEqualTo("policy-denied");
        assertThat(page.text())
                .contains("network-not-served")
                .contains(event.path("details").path("step_up_decision").asText());
    }

    @Test
    void singleSignOnFromAnotherNetworkAsksAgain(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        var inside = shop.signIn().from(INSIDE).open().password(anna);
        assertThat(inside.tokens().access().acr()).isEqualTo("pwd");

        var outside = shop.signIn().in(inside.browser()).from(OUTSIDE).open();
        assertThat(outside.asks()).isEqualTo(PageKind.OTP);
        var tokens = outside.otp(anna).tokens();
        assertThat(tokens.access().acr()).isEqualTo("mfa");

        var embargoed = shop.signIn().in(inside.browser()).from(EMBARGOED).open();
        assertThat(embargoed.page().status()).isEqualTo(403);
    }

    @Test
    void pureSingleSignOnMovesNothing(KeycloakServer keycloak) throws InterruptedException {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        var first = shop.signIn().from(OUTSIDE).open().password(anna).otp(anna);
        Claims before = first.tokens().access();
        Thread.sleep(1_100);

        Claims after = shop.signIn().in(first.browser()).open().tokens().access();

        assertThat(after.authTime()).isEqualTo(before.authTime());
        assertThat(after.mfaTime()).isEqualTo(before.mfaTime());
        assertThat(after.acr()).isEqualTo("mfa");
    }

    @Test
    void evidenceOutlivesARestartOfTheServer(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        App shop = realm.app("shop");
        var first = shop.signIn().from(OUTSIDE).open().password(anna).otp(anna);
        Tokens before = first.tokens();

        keycloak.restart();

        assertThat(before.refresh().access().amr()).containsExactly("pwd", "otp", "mfa");
        assertThat(shop.signIn().in(first.browser()).open().tokens().access().acr())
                .isEqualTo("mfa");
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        return realm;
    }

    private static List<Claims> inAllPlaces(Tokens tokens) {
        return List.of(tokens.access(), tokens.id(), tokens.introspection(), tokens.userinfo());
    }
}
