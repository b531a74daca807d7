package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** {@code max_age} asks for the last step of the level again, and for nothing else unless it is zero (O01). */
@WithKeycloak
final class MaxAgeIT {

    private static final Duration SHORT = Duration.ofSeconds(2);

    /** Longer than any of these sign-ins takes. */
    private static final Duration LONG = Duration.ofMinutes(10);

    @Test
    void anExpiredLastStepIsAskedForAgainAlone(KeycloakServer keycloak) throws InterruptedException {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        first.tokens();
        Thread.sleep(SHORT.plusSeconds(1).toMillis());
        Instant asked = Instant.now();

        var again =
                on.shop().signIn().in(first.browser()).acr("mfa").maxAge(SHORT).open();
        assertThat(again.asks()).isEqualTo(PageKind.OTP);
        Claims after = again.otp(on.anna()).tokens().id();

        assertThat(after.acr()).isEqualTo("mfa");
        assertThat(after.authTime()).isAfterOrEqualTo(asked.minus(SHORT));
    }

    @Test
    void whatIsRecentEnoughIsNotAskedForAgain(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        Claims before = first.tokens().id();

        Claims after = on.shop()
                .signIn()
                .in(first.browser())
                .acr("mfa")
                .maxAge(LONG)
                .open()
                .tokens()
                .id();

        assertThat(after.authTime()).isEqualTo(before.authTime());
    }

    @Test
    void zeroAsksForEveryStep(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        first.tokens();

        var again = on.shop()
                .signIn()
                .in(first.browser())
                .acr("mfa")
                .maxAge(Duration.ZERO)
                .open();

        assertThat(again.asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(again.password(on.anna()).asks()).isEqualTo(PageKind.OTP);
        assertThat(again.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void noLevelIsCarriedThatIsOlderThanAskedFor(KeycloakServer keycloak) throws InterruptedException {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        first.tokens();
        Thread.sleep(SHORT.plusSeconds(1).toMillis());
        Instant asked = Instant.now();

        Claims after = on.shop()
                .signIn()
                .in(first.browser())
                .maxAge(SHORT)
                .open()
                .tryAnotherWay()
                .choose("password")
                .password(on.anna())
                .tokens()
                .id();

        assertThat(after.acr()).isEqualTo("pwd");
        assertThat(after.authTime()).isAfterOrEqualTo(asked.minus(SHORT));
        assertThat(after.mfaVerified()).isTrue();
    }

    @Test
    void theDefaultOfAClientCountsWhereTheRequestSaysNothing(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop("default.max.age", "0");
        var first = on.shop().signIn().open().password(on.anna());
        first.tokens();

        var byDefault = on.shop().signIn().in(first.browser()).open();
        var byRequest = on.shop().signIn().in(first.browser()).maxAge(LONG).open();

        assertThat(byDefault.asks()).isEqualTo(PageKind.PASSWORD);
        assertThat(byRequest.isBack()).isTrue();
    }

    @Test
    void withoutAPageWhatIsTooOldIsInteractionRequired(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().open().password(on.anna());
        first.tokens();

        var silent = on.shop()
                .signIn()
                .in(first.browser())
                .maxAge(Duration.ZERO)
                .prompt("none")
                .open();

        assertThat(silent.callback().error()).isEqualTo("interaction_required");
    }

    @Test
    void aNegativeAgeIsNoMoreThanZero(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().open().password(on.anna());
        first.tokens();

        var again = on.shop().signIn().in(first.browser()).with("max_age", "-1").open();

        assertThat(again.asks()).isEqualTo(PageKind.PASSWORD);
    }
}
