package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What Keycloak's own step-up gets wrong about levels and tokens (keycloak/keycloak #31534, #15237, discussion #39084). */
@WithKeycloak
final class LevelsAndTokensIT {

    private static final String TWO_LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: %s} ] ] }
            default: { require: pwd }
            """;

    @Test
    void ofSeveralLevelsTheFirstIsAskedForNotTheLowest(KeycloakServer keycloak) {
        var realm = realm(keycloak, "1h");
        var anna = realm.userWithOtp("anna");

        var login = realm.app("shop").signIn().acr("mfa", "pwd").open().password(anna);

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void aLevelThatIsAskedForByNameIsReachedInOneGo(KeycloakServer keycloak) {
        var realm = realm(keycloak, "1h");
        var anna = realm.userWithOtp("anna");
        var shop = realm.app("shop");
        var weak = shop.signIn().open().password(anna);
        assertThat(weak.tokens().access().acr()).isEqualTo("pwd");

        var strong = shop.signIn().in(weak.browser()).acr("mfa").open();

        assertThat(strong.asks()).isEqualTo(PageKind.OTP);
        assertThat(strong.otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void aLevelDecaysOnRefreshWhileAuthTimeStays(KeycloakServer keycloak) throws InterruptedException {
        var realm = realm(keycloak, "3s");
        var anna = realm.userWithOtp("anna");
        Tokens fresh = realm.app("shop")
                .signIn()
                .acr("mfa")
                .open()
                .password(anna)
                .otp(anna)
                .tokens();
        assertThat(fresh.access().mfaVerified()).isTrue();
        Thread.sleep(4_000);

        Tokens later = fresh.refresh();

        for (Claims claims : List.of(later.access(), later.id(), later.introspection(), later.userinfo())) {
            assertThat(claims.acr()).isEqualTo("pwd");
            assertThat(claims.amr()).containsExactly("pwd");
            assertThat(claims.mfaVerified()).isFalse();
            assertThat(claims.authTime()).isEqualTo(fresh.access().authTime());
            assertThat(claims.mfaTime()).isEqualTo(fresh.access().mfaTime());
        }
    }

    @Test
    void aDecayedLevelIsAskedForAgain(KeycloakServer keycloak) throws InterruptedException {
        var realm = realm(keycloak, "3s");
        var anna = realm.userWithOtp("anna");
        var shop = realm.app("shop");
        var first = shop.signIn().acr("mfa").open().password(anna).otp(anna);
        first.tokens();
        Thread.sleep(4_000);

        var again = shop.signIn().in(first.browser()).acr("mfa").open();

        assertThat(again.asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void anotherClientsStepUpDoesNotShowInThisClientsTokens(KeycloakServer keycloak) throws InterruptedException {
        var realm = realm(keycloak, "1h");
        var anna = realm.userWithOtp("anna");
        var shop = realm.app("shop");
        var bank = realm.app("bank");
        var atShop = shop.signIn().open().password(anna);
        Tokens shopTokens = atShop.tokens();
        Thread.sleep(1_100);
        Tokens bankTokens =
                bank.signIn().in(atShop.browser()).acr("mfa").open().otp(anna).tokens();
        assertThat(bankTokens.access().amr()).containsExactly("pwd", "otp", "mfa");

        Claims refreshed = shopTokens.refresh().access();

        assertThat(refreshed.acr()).isEqualTo("pwd");
        assertThat(refreshed.amr()).containsExactly("pwd");
        assertThat(refreshed.mfaVerified()).isFalse();
        assertThat(refreshed.authTime()).isEqualTo(shopTokens.access().authTime());
    }

    @Test
    void aTokenGoesOnSayingWhatItSaidWhenTheSessionBecomesStronger(KeycloakServer keycloak) {
        var realm = realm(keycloak, "1h");
        var anna = realm.userWithOtp("anna");
        var shop = realm.app("shop");
        var weak = shop.signIn().open().password(anna);
        Tokens weakTokens = weak.tokens();
        shop.signIn().in(weak.browser()).acr("mfa").open().otp(anna).tokens();

        assertThat(weakTokens.introspection().acr()).isEqualTo("pwd");
        assertThat(weakTokens.userinfo().mfaVerified()).isFalse();
    }

    @Test
    void aStalePasswordIsAskedForAgainAloneAndMovesNoOlderKey(KeycloakServer keycloak) throws InterruptedException {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy("""
                        policy: 1
                        levels:
                          mfa: { loa: 2, chains: [ [ {password: 8s}, {otp: 1h} ] ] }
                        """);
        var anna = realm.userWithOtp("anna");
        var shop = realm.app("shop");
        var first = shop.signIn().open().password(anna);
        Claims before = first.otp(anna).tokens().access();
        Thread.sleep(9_000);

        var again = shop.signIn().in(first.browser()).open();
        assertThat(again.asks()).isEqualTo(PageKind.PASSWORD);
        Claims after = again.password(anna).tokens().access();

        assertThat(after.acr()).isEqualTo("mfa");
        assertThat(after.authTime()).isEqualTo(before.authTime());
    }

    @Test
    void enrollingACodeNeedsACodeOnlyFromThoseWhoHaveOne(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(TWO_LEVELS.formatted("1h").replace("loa: 2", "loa: 20"));
        var anna = realm.userWithOtp("anna");
        var ben = realm.userWithPassword("ben");
        var shop = realm.app("shop");

        var byAnna = shop.signIn().with("kc_action", "CONFIGURE_TOTP").open().password(anna);
        var byBen = shop.signIn().with("kc_action", "CONFIGURE_TOTP").open().password(ben);

        assertThat(byAnna.asks()).isEqualTo(PageKind.OTP);
        assertThat(byBen.asks()).isEqualTo(PageKind.OTP_ENROLMENT);
    }

    private static TestRealm realm(KeycloakServer keycloak, String otpAge) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(TWO_LEVELS.formatted(otpAge));
        return realm;
    }
}
