package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What becomes of a level while time passes, the policy changes, or the application wants to see its user again. The
 * third part of {@link LevelOfAssuranceIT}; one stale step among several stands in {@link LevelsAndTokensIT}.
 */
@WithKeycloak
final class LevelOverTimeIT {

    @Test
    void aLevelThatRanOutIsNotAskedForByWhoDoesNotNeedIt(KeycloakServer keycloak) throws InterruptedException {
        var on = LevelRealm.on(keycloak, LevelRealm.POLICY.replace("otp: 1h", "otp: 3s"));
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        assertThat(first.tokens().id().acr()).isEqualTo("mfa");
        Thread.sleep(4_000);

        var later = on.shop().signIn().in(first.browser()).open();

        assertThat(later.tokens().id().acr()).isEqualTo("pwd");
    }

    @Test
    void whenEveryLevelRanOutThePasswordIsAskedAgain(KeycloakServer keycloak) throws InterruptedException {
        var on = LevelRealm.on(keycloak, LevelRealm.POLICY.replace("password: 10h", "password: 3s"));
        var first = on.shop().signIn().open().password(on.anna());
        Claims before = first.tokens().id();
        Thread.sleep(4_000);

        var later = on.shop().signIn().in(first.browser()).open();

        assertThat(later.asks()).isEqualTo(PageKind.PASSWORD);
        Claims after = later.password(on.anna()).tokens().id();
        assertThat(after.acr()).isEqualTo("pwd");
        assertThat(after.authTime()).isAfter(before.authTime());
    }

    @Test
    void anAgeThatWasShortenedCountsForTheSessionsThatExist(KeycloakServer keycloak) throws InterruptedException {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().open().password(on.anna());
        assertThat(first.tokens().id().acr()).isEqualTo("pwd");
        on.stepUp().policy(LevelRealm.POLICY.replace("password: 10h", "password: 2s"));
        Thread.sleep(3_000);

        var later = on.shop().signIn().in(first.browser()).acr("pwd").open();

        assertThat(later.asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(later.password(on.anna()).tokens().id().acr()).isEqualTo("pwd");
    }

    @Test
    void promptLoginAsksAgainForWhatTheRequestNeedsAndNoMore(KeycloakServer keycloak) throws InterruptedException {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        assertThat(first.tokens().id().acr()).isEqualTo("mfa");
        Thread.sleep(1_100);
        Instant asked = Instant.ofEpochSecond(Instant.now().getEpochSecond());

        var low = on.shop().signIn().in(first.browser()).prompt("login").open();
        Claims lowClaims = low.password(on.anna()).tokens().id();
        assertThat(lowClaims.acr()).isEqualTo("pwd");
        assertThat(lowClaims.authTime()).isAfterOrEqualTo(asked);

        var high = on.shop()
                .signIn()
                .in(first.browser())
                .prompt("login")
                .acr("mfa")
                .open();
        Claims highClaims = high.password(on.anna()).otp(on.anna()).tokens().id();
        assertThat(highClaims.acr()).isEqualTo("mfa");
        assertThat(highClaims.authTime()).isAfterOrEqualTo(lowClaims.authTime());
    }

    @Test
    void whatWasReachedBeforePromptLoginIsNotLostByIt(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        Claims strong = first.tokens().id();
        on.shop()
                .signIn()
                .in(first.browser())
                .prompt("login")
                .open()
                .password(on.anna())
                .tokens();

        var again = on.shop().signIn().in(first.browser()).acr("mfa").open();

        Claims claims = again.tokens().id();
        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.mfaVerified()).isTrue();
        assertThat(claims.mfaTime()).isAfterOrEqualTo(strong.mfaTime());
    }
}
