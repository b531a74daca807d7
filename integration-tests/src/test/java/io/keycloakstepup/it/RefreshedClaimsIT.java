package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.SignIn;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A refresh token never yields more than it was issued for, whatever its client and its session become. */
@WithKeycloak
final class RefreshedClaimsIT {

    @ParameterizedTest
    @ValueSource(strings = {"profile", "offline_access"})
    void aRefreshTokenFromBeforeAStepUpStaysWeak(String scope, KeycloakServer keycloak) throws InterruptedException {
        var realm = LevelRealm.on(keycloak);
        // Keycloak ends a session that began with an offline token.
        Login first = realm.realm().app("bank").signIn().open().password(realm.anna());
        first.tokens();
        Tokens weak = signIn(realm.shop(), scope).in(first.browser()).open().tokens();
        Thread.sleep(1_100);
        Tokens strong = signIn(realm.shop(), scope)
                .in(first.browser())
                .acr("mfa")
                .open()
                .otp(realm.anna())
                .tokens();

        Tokens refreshed = weak.refresh();

        staysWeak(refreshed, weak.access().authTime());
        staysWeak(refreshed.refresh(), weak.access().authTime());
        assertThat(strong.refresh().access().acr()).isEqualTo("mfa");
        assertThat(strong.refresh().refresh().id().amr()).containsExactly("pwd", "otp", "mfa");
    }

    private static SignIn signIn(App shop, String scope) {
        return shop.signIn().scope(scope);
    }

    private static void staysWeak(Tokens tokens, Instant authTime) {
        for (Claims claims : new Claims[] {tokens.access(), tokens.id(), tokens.introspection()}) {
            assertThat(claims.acr()).isEqualTo("pwd");
            assertThat(claims.amr()).containsExactly("pwd");
            assertThat(claims.mfaVerified()).isFalse();
            assertThat(claims.has("mfa_time")).isFalse();
            assertThat(claims.authTime()).isEqualTo(authTime);
        }
    }

    @Test
    void aPasswordTypedAgainMakesNoOlderTokenYounger(KeycloakServer keycloak) throws InterruptedException {
        var realm = LevelRealm.on(keycloak);
        Login first = realm.shop().signIn().open().password(realm.anna());
        Tokens weak = first.tokens();
        Thread.sleep(1_100);
        realm.shop()
                .signIn()
                .in(first.browser())
                .prompt("login")
                .acr("mfa")
                .open()
                .password(realm.anna())
                .otp(realm.anna())
                .tokens();

        staysWeak(weak.refresh(), weak.access().authTime());
    }

    @Test
    void aRotatedTokenSaysWhatItsPredecessorSaid(KeycloakServer keycloak) throws InterruptedException {
        var realm = LevelRealm.on(keycloak);
        realm.realm().set("revokeRefreshToken", true);
        Login first = realm.shop().signIn().open().password(realm.anna());
        Tokens weak = first.tokens();
        Thread.sleep(1_100);
        realm.shop()
                .signIn()
                .in(first.browser())
                .acr("mfa")
                .open()
                .otp(realm.anna())
                .tokens();

        Tokens second = weak.refresh();
        Tokens third = second.refresh();

        staysWeak(third, weak.access().authTime());
        assertThat(weak.tryRefresh().status()).as("rotation without reuse").isEqualTo(400);
    }

    @Test
    void theNameByWhichALevelWasAskedForStaysTheTokensOwn(KeycloakServer keycloak) throws InterruptedException {
        var realm = LevelRealm.on(keycloak);
        realm.ofShop("acr.loa.map", "{\"silver\": 1, \"gold\": 2}");
        Login first = realm.shop().signIn().acr("silver").open().password(realm.anna());
        Tokens silver = first.tokens();
        assertThat(silver.access().acr()).isEqualTo("silver");
        Thread.sleep(1_100);
        Tokens gold = realm.shop()
                .signIn()
                .in(first.browser())
                .acr("gold")
                .open()
                .otp(realm.anna())
                .tokens();

        assertThat(silver.refresh().access().acr()).isEqualTo("silver");
        assertThat(gold.refresh().access().acr()).isEqualTo("gold");
    }
}
