package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.OwnFlow;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Where users of Keycloak's own step-up lost their level or were turned away, each with the number of its issue. */
@WithKeycloak
final class LevelOfSessionIT {

    /** keycloak/keycloak #43968: the level was gone after the page was loaded again. */
    @Test
    void loadingThePageAgainLosesNoLevel(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var login = on.shop().signIn().acr("mfa").open().password(on.anna());

        login.goTo("authenticate");

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        Claims claims = login.otp(on.anna()).tokens().id();
        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactly("pwd", "otp", "mfa");
    }

    /** keycloak/keycloak #43968: nor did the right password help once the level had run out. */
    @Test
    void aPasswordThatRanOutOnThePageOfTheCodeIsAskedForAgain(KeycloakServer keycloak) throws InterruptedException {
        var on = LevelRealm.on(keycloak, LevelRealm.POLICY.replace("password: 10h", "password: 10s"));
        var login = on.shop().signIn().acr("mfa").open().password(on.anna());
        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        Thread.sleep(11_000);

        login.goTo("authenticate");

        assertThat(login.asks()).isEqualTo(PageKind.PASSWORD);
        var claims = login.password(on.anna()).otp(on.anna()).tokens().id();
        assertThat(claims.acr()).isEqualTo("mfa");
    }

    /** keycloak/keycloak #16582: the second request ended in "Invalid username or password". */
    @Test
    void aRequestForMoreInASecondTabIsAnswered(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().open();
        var second = on.shop().signIn().in(first.browser()).acr("mfa").open();
        assertThat(first.password(on.anna()).tokens().id().acr()).isEqualTo("pwd");

        // The page of the second tab does so by itself as soon as it sees the session.
        second.goTo("restart");

        Claims claims = second.otp(on.anna()).tokens().id();
        assertThat(claims.acr()).isEqualTo("mfa");
    }

    /** keycloak/keycloak #43662: the second sign-in failed where two conditions named one level. */
    @Test
    void twoConditionsOfOneLevelInTheRealmsOwnFlowDoNoHarm(KeycloakServer keycloak) {
        var on = withTwoConditionsOfOneLevel(keycloak);
        var first = on.shop().signIn().open().password(on.anna());
        assertThat(first.tokens().id().acr()).isEqualTo("pwd");

        var second = on.shop().signIn().in(first.browser()).acr("mfa").open();
        assertThat(second.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");

        var third = on.shop().signIn().in(first.browser()).acr("mfa").open();
        assertThat(third.tokens().id().acr()).isEqualTo("mfa");
    }

    /** keycloak/keycloak #43662, where Keycloak itself asks for a level: to change a credential. */
    @Test
    void norDoTheyWhereACredentialIsToBeChanged(KeycloakServer keycloak) {
        var on = withTwoConditionsOfOneLevel(keycloak);

        var login =
                on.shop().signIn().with("kc_action", "CONFIGURE_TOTP").open().password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(on.anna()).asks()).isEqualTo(PageKind.OTP_ENROLMENT);
        assertThat(on.realm().events("LOGIN_ERROR")).isEmpty();
    }

    /** keycloak/keycloak #39178: ending the oldest session took the level of the newest. */
    @Test
    void aLimitOfSessionsTakesNoLevelFromTheSessionThatStays(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        OwnFlow.boundIn(realm)
                .step("user-session-limits", Map.of("userRealmLimit", "1", "behavior", "Terminate oldest session"));
        var on = LevelRealm.in(realm, LevelRealm.POLICY);
        var old = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        old.tokens();
        var young = on.shop().signIn().open().password(on.anna());
        assertThat(young.tokens().id().acr()).isEqualTo("pwd");

        var stepUp = on.shop().signIn().in(young.browser()).acr("mfa").open();

        assertThat(stepUp.asks()).isEqualTo(PageKind.OTP);
        assertThat(stepUp.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
        var ended = on.shop().signIn().in(old.browser()).acr("mfa").open();
        assertThat(ended.asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);
    }

    /** keycloak/keycloak #37200: a session that an administrator opened in a user's name. */
    @Test
    void anImpersonatedUserHasProvenNothing(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop().signIn().in(impersonating(on)).open();

        assertThat(login.asks()).isEqualTo(PageKind.PASSWORD);
        on.stepUp().policy("mode: report\n" + LevelRealm.POLICY);
        Claims claims = on.shop().signIn().in(impersonating(on)).open().tokens().id();
        assertThat(claims.acr()).isEqualTo("0");
        assertThat(claims.mfaVerified()).isFalse();
        assertThat(claims.has("amr")).isFalse();
        assertThat(claims.has("mfa_time")).isFalse();
    }

    private static LevelRealm withTwoConditionsOfOneLevel(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        OwnFlow.boundIn(realm).level("code", 2, "auth-otp-form").level("code again", 2, "auth-otp-form");
        return LevelRealm.in(realm, LevelRealm.POLICY);
    }

    private static Browser impersonating(LevelRealm on) {
        String path = "/users/" + on.realm().id(on.anna()) + "/impersonation";
        return new Browser().take(on.realm().admin().post(path, Map.of()).expect(200));
    }
}
