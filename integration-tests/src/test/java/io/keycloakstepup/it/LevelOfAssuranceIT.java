package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.AcrClaim;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/**
 * The scenarios of Keycloak's own {@code LevelOfAssuranceFlowTest}, told of our flow: which level a request gets that
 * asks for one. Going on in time stands in {@link LevelOverTimeIT}, what a client's settings ask in
 * {@link ClientLevelsIT}, what becomes of a level when a factor comes or goes in {@link CredentialLevelsIT}, and what it
 * guards in {@link CredentialGuardIT}.
 *
 * <p>Left out or told differently, because our flow is another:
 *
 * <table>
 * <caption>Scenarios of Keycloak that are not ours</caption>
 * <tr><th>scenario</th><th>here</th></tr>
 * <tr><td>a third level by pressing a button</td><td>a code that is proven in this very request; nothing else is
 *     pressed</td></tr>
 * <tr><td>level 3 walks through level 2</td><td>levels are no ladder: a chain is asked for, not the levels below</td></tr>
 * <tr><td>an essential level that is not reached ends on an error page</td><td>the application is told
 *     {@code unmet_authentication_requirements}</td></tr>
 * <tr><td>single sign-on yields level 0 once all has expired</td><td>the policy always asks for a level: the password is
 *     asked again</td></tr>
 * <tr><td>maximum ages in the conditions of the flow, and their format of Keycloak 17</td><td>ages are in the
 *     policy</td></tr>
 * <tr><td>the server's feature {@code step-up-authentication} switched off</td><td>no part of our flow</td></tr>
 * </table>
 */
@WithKeycloak
final class LevelOfAssuranceIT {

    @Test
    void whoAsksForNothingGetsTheDefault(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop().signIn().open().password(on.anna());

        assertThat(login.tokens().id().acr()).isEqualTo("pwd");
    }

    @Test
    void anEssentialLevelIsAskedForAndNothingAboveIt(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var low = on.shop().signIn().claims(AcrClaim.essential("pwd")).open().password(on.anna());
        var high = on.shop().signIn().claims(AcrClaim.essential("mfa")).open().password(on.anna());

        assertThat(low.tokens().id().acr()).isEqualTo("pwd");
        assertThat(high.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void stepByStepOnlyWhatIsMissingIsAsked(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().claims(AcrClaim.essential("pwd")).open().password(on.anna());
        assertThat(first.tokens().id().acr()).isEqualTo("pwd");

        var second = on.shop()
                .signIn()
                .in(first.browser())
                .claims(AcrClaim.essential("mfa"))
                .open();
        assertThat(second.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");

        var third = on.shop()
                .signIn()
                .in(first.browser())
                .claims(AcrClaim.essential("now"))
                .open();
        assertThat(third.otp(on.anna()).tokens().id().acr()).isEqualTo("now");
    }

    @Test
    void aBrowserThatWasClosedOverTheCodeIsAskedForTheCodeAgain(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().open().password(on.anna());
        first.tokens();
        var left = on.shop().signIn().in(first.browser()).acr("mfa").open();
        assertThat(left.asks()).isEqualTo(PageKind.OTP);

        var again = on.shop()
                .signIn()
                .in(first.browser().forget("AUTH_SESSION_ID"))
                .acr("mfa")
                .open();

        assertThat(again.asks()).isEqualTo(PageKind.OTP);
        assertThat(again.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void whatIsReachedIsNotAskedAgain(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        first.tokens();

        var same = on.shop().signIn().in(first.browser()).acr("mfa").open();
        assertThat(same.tokens().id().acr()).isEqualTo("mfa");

        var lower = on.shop()
                .signIn()
                .in(first.browser())
                .claims(AcrClaim.essential("pwd"))
                .open();
        assertThat(lower.tokens().id().acr()).isEqualTo("pwd");

        var any = on.shop().signIn().in(first.browser()).open();
        assertThat(any.tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void ofSeveralTheFirstIsAskedForInWhicheverWayTheyAreNamed(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var values = on.shop().signIn().acr("mfa", "now").open().password(on.anna());
        var essential = on.shop()
                .signIn()
                .claims(AcrClaim.essential("mfa", "pwd"))
                .open()
                .password(on.anna());
        var voluntary = on.shop()
                .signIn()
                .claims(AcrClaim.voluntary("mfa", "pwd"))
                .open()
                .password(on.anna());

        assertThat(values.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
        assertThat(essential.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
        assertThat(voluntary.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void theFirstThatThisUserCanReachIsAskedFor(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop().signIn().acr("phr", "mfa", "pwd").open().password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void anEssentialLevelThatNobodyKnowsIsRefusedAtOnce(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().open().password(on.anna());
        first.tokens();

        var stranger =
                on.shop().signIn().claims(AcrClaim.essential("uranium")).open().page();
        var known = on.shop()
                .signIn()
                .in(first.browser())
                .claims(AcrClaim.essential("uranium"))
                .open()
                .page();

        assertThat(stranger.status()).isEqualTo(400);
        assertThat(known.status()).isEqualTo(400);
        assertThat(on.lastError("LOGIN_ERROR")).isEqualTo("invalid_request");
    }

    @Test
    void aPreferredLevelThatNobodyKnowsIsPassedOver(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var first = on.shop().signIn().claims(AcrClaim.voluntary("iron")).open().password(on.anna());
        assertThat(first.tokens().id().acr()).isEqualTo("pwd");

        var again = on.shop()
                .signIn()
                .in(first.browser())
                .claims(AcrClaim.voluntary("iron"))
                .open();
        assertThat(again.tokens().id().acr()).isEqualTo("pwd");
    }

    @Test
    void anEssentialLevelThatThisUserCannotReachIsToldToTheApplication(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop().signIn().claims(AcrClaim.essential("phr")).open().password(on.anna());

        assertThat(login.callback().error()).isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void aPreferredLevelThatThisUserCannotReachIsDoneWithout(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop().signIn().claims(AcrClaim.voluntary("phr")).open().password(on.anna());

        assertThat(login.tokens().id().acr()).isEqualTo("pwd");
    }
}
