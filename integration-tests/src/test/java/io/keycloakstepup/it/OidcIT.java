package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.AcrClaim;
import io.keycloakstepup.it.login.Callback;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The levels that a request names (OpenID Connect Core §3.1.2.1, §5.5.1.1): which one it gets, and when it fails. */
@WithKeycloak
final class OidcIT {

    @Test
    void theFirstLevelThatTheUserCanReachIsAskedFor(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop().signIn().acr("phr", "mfa", "pwd").open().password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void aLaterLevelThatTheSessionHoldsDoesNotStandInForAnEarlierOne(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().open().password(on.anna());
        first.tokens();

        var login = on.shop().signIn().in(first.browser()).acr("mfa", "pwd").open();

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void theOrderOfPreferenceIsKeptBetweenLevelsThatAreMet(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").open().password(on.anna()).otp(on.anna());
        first.tokens();

        var again = on.shop().signIn().in(first.browser()).acr("pwd", "mfa").open();

        assertThat(again.tokens().id().acr()).isEqualTo("pwd");
    }

    @Test
    void unknownLevelsArePassedOver(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var known = on.shop().signIn().acr("platinum", "mfa").open().password(on.anna());
        var none = on.shop().signIn().acr("platinum", "99").open().password(on.anna());

        assertThat(known.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
        assertThat(none.tokens().id().acr()).isEqualTo("pwd");
    }

    @Test
    void aLevelOutOfReachGoesBackToTheApplication(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        Callback back = on.shop().signIn().acr("phr").open().password(on.anna()).callback();

        assertThat(back.error()).isEqualTo("unmet_authentication_requirements");
        assertThat(back.parameters())
                .containsEntry("state", "state-of-this-test")
                .containsEntry("iss", keycloak.url() + "/realms/" + on.realm().name())
                .doesNotContainKey("code");
        var event = on.realm().events("LOGIN_ERROR").get(0).path("details");
        assertThat(event.path("step_up_reason").asText()).isEqualTo("request-unreachable");
        assertThat(back.parameters().get("error_description"))
                .contains(event.path("step_up_decision").asText());
    }

    @Test
    void whoHasProvenNothingLearnsNothingOfTheAccount(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var guess = on.shop().signIn().acr("phr").open();
        guess.submit(Map.of("username", on.anna().name(), "password", "a guess"));

        assertThat(guess.asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);
    }

    @Test
    void anEssentialLevelOutOfReachFailsTheRequest(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        Callback back = on.shop()
                .signIn()
                .claims(AcrClaim.essential("phr"))
                .open()
                .password(on.anna())
                .callback();

        assertThat(back.error()).isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void anEssentialClaimGoesBeforeAcrValues(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop()
                .signIn()
                .acr("pwd")
                .claims(AcrClaim.essential("mfa"))
                .open()
                .password(on.anna());

        assertThat(login.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void anUnknownEssentialLevelIsRefusedByKeycloakBeforeAnythingIsAsked(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login =
                on.shop().signIn().claims(AcrClaim.essential("mfa", "platinum")).open();

        assertThat(login.asks()).isEqualTo(PageKind.ERROR);
        assertThat(login.page().status()).isEqualTo(400);
    }

    @Test
    void aVoluntaryLevelOutOfReachIsDoneWithout(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop().signIn().claims(AcrClaim.voluntary("phr")).open().password(on.anna());

        assertThat(login.tokens().id().acr()).isEqualTo("pwd");
    }

    @Test
    void aVoluntaryLevelWithinReachIsAskedFor(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop()
                .signIn()
                .claims(AcrClaim.voluntary("phr", "mfa"))
                .open()
                .password(on.anna());

        assertThat(login.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void whatThePolicyRequiresHoldsBesideAVoluntaryLevel(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak, LevelRealm.POLICY.replace("require: pwd", "require: mfa"));

        var login = on.shop().signIn().claims(AcrClaim.voluntary("phr")).open().password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(on.anna()).tokens().id().mfaVerified()).isTrue();
    }

    @Test
    void thePageOfADenialLeadsBackToTheApplication(KeycloakServer keycloak) {
        var on = LevelRealm.on(
                keycloak, LevelRealm.POLICY + "rules: [ { id: closed, then: { deny: step-up-policy-denied } } ]\n");

        var login = on.shop().signIn().open().password(on.anna());
        assertThat(login.asks()).isEqualTo(PageKind.ERROR);
        assertThat(login.page().status()).isEqualTo(403);
        var event = on.realm().events("LOGIN_ERROR").get(0).path("details");
        assertThat(event.path("step_up_reason").asText()).isEqualTo("policy-denied");
        assertThat(login.page().text()).contains(event.path("step_up_decision").asText());

        Callback back = login.submit(Map.of("step-up-return", "true")).callback();

        assertThat(back.error()).isEqualTo("access_denied");
        assertThat(back.parameters())
                .containsEntry("state", "state-of-this-test")
                .containsKey("iss");
        assertThat(on.realm().events("LOGIN")).isEmpty();
    }

    @Test
    void thePageOfALevelOutOfReachLeadsBackToo(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak, LevelRealm.POLICY.replace("require: pwd", "require: phr"));

        var login = on.shop().signIn().open().password(on.anna());
        assertThat(login.asks()).isEqualTo(PageKind.ERROR);

        Callback back = login.submit(Map.of("step-up-return", "true")).callback();

        assertThat(back.error()).isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void noButtonLeadsPastTheGate(KeycloakServer keycloak) {
        var on = LevelRealm.on(
                keycloak, LevelRealm.POLICY + "rules: [ { id: closed, then: { deny: step-up-policy-denied } } ]\n");

        var login = on.shop().signIn().open().password(on.anna()).submit(Map.of("cancel", "true"));

        assertThat(login.asks()).isEqualTo(PageKind.ERROR);
        assertThat(login.page().status()).isEqualTo(403);
    }
}
