package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.AcrClaim;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/**
 * What the settings of an application ask for: its default level, its minimum, its own names of levels, its own flow.
 * The second part of {@link LevelOfAssuranceIT}.
 */
@WithKeycloak
final class ClientLevelsIT {

    private static final String DEFAULT = "default.acr.values";
    private static final String MINIMUM = "minimum.acr.value";
    private static final String NAMES = "acr.loa.map";

    @Test
    void theDefaultOfTheApplicationIsAskedForWhereTheRequestNamesNothing(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop(DEFAULT, "pwd##mfa");
        var first = on.shop().signIn().open().password(on.anna());
        assertThat(first.tokens().id().acr()).isEqualTo("pwd");
        on.ofShop(DEFAULT, "mfa");

        var second = on.shop().signIn().in(first.browser()).open();
        assertThat(second.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");

        var essential = on.shop()
                .signIn()
                .in(first.browser())
                .claims(AcrClaim.essential("pwd"))
                .open();
        assertThat(essential.tokens().id().acr()).isEqualTo("pwd");
        var voluntary = on.shop()
                .signIn()
                .in(first.browser())
                .claims(AcrClaim.voluntary("pwd"))
                .open();
        assertThat(voluntary.tokens().id().acr()).isEqualTo("pwd");
    }

    @Test
    void onlyLevelsOfThePolicyCanBeDefaultOrMinimum(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        on.tryOfShop(DEFAULT, "pwd##mfa").expect(204);
        on.tryOfShop(DEFAULT, "pwd##uranium").expect(400);
        on.tryOfShop(DEFAULT, "pwd##99").expect(400);
        on.tryOfShop(MINIMUM, "uranium").expect(400);
        on.tryOfShop(MINIMUM, "mfa").expect(204);

        var login = on.shop().signIn().open().password(on.anna());
        assertThat(login.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void whoAsksForLessThanTheMinimumGetsTheMinimum(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop(MINIMUM, "mfa");

        var byValues = on.shop().signIn().acr("pwd").open().password(on.anna());
        assertThat(byValues.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");

        var byClaim =
                on.shop().signIn().claims(AcrClaim.voluntary("pwd")).open().password(on.anna());
        assertThat(byClaim.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void whoAsksForTheMinimumOrMoreGetsThat(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop(MINIMUM, "mfa");

        var same = on.shop().signIn().claims(AcrClaim.essential("mfa")).open().password(on.anna());
        assertThat(same.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");

        var more = on.shop().signIn().acr("now").open().password(on.anna());
        assertThat(more.otp(on.anna()).tokens().id().acr()).isEqualTo("now");
    }

    @Test
    void whoInsistsOnLessThanTheMinimumIsRefused(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop(MINIMUM, "mfa");

        var page = on.shop().signIn().claims(AcrClaim.essential("pwd")).open().page();

        assertThat(page.status()).isEqualTo(400);
        assertThat(on.lastError("LOGIN_ERROR")).isEqualTo("invalid_request");
    }

    @Test
    void theNameThatWasAskedForIsTheNameThatIsAnswered(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.realm().setAttribute(NAMES, "{\"pwd\":1,\"mfa\":2,\"now\":3,\"phr\":4,\"realm:gold\":2}");

        var byRealm = on.shop()
                .signIn()
                .claims(AcrClaim.essential("realm:gold"))
                .open()
                .password(on.anna());
        assertThat(byRealm.otp(on.anna()).tokens().id().acr()).isEqualTo("realm:gold");

        on.ofShop(NAMES, "{\"silver\":1,\"gold\":2}");
        var byClient =
                on.shop().signIn().claims(AcrClaim.essential("gold")).open().password(on.anna());
        assertThat(byClient.otp(on.anna()).tokens().id().acr()).isEqualTo("gold");
    }

    @Test
    void theNamesOfAnApplicationTakeThePlaceOfTheRealms(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop(NAMES, "{\"silver\":1,\"gold\":2}");

        var page = on.shop().signIn().claims(AcrClaim.essential("mfa")).open().page();

        assertThat(page.status()).isEqualTo(400);
        assertThat(on.lastError("LOGIN_ERROR")).isEqualTo("invalid_request");
    }

    @Test
    void aNumberStandsForTheLevelThatHasIt(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop().signIn().claims(AcrClaim.essential("2")).open().password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(on.anna()).tokens().id().mfaVerified()).isTrue();
    }

    @Test
    void anApplicationWithOurFlowInARealmWithAnotherKeepsItsLevels(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.realm().set("browserFlow", "browser");
        on.useFlow(StepUp.FLOW);
        on.ofShop(MINIMUM, "pwd");
        var first = on.shop().signIn().open().password(on.anna());
        assertThat(first.tokens().id().acr()).isEqualTo("pwd");

        var higher = on.shop()
                .signIn()
                .in(first.browser())
                .claims(AcrClaim.essential("mfa"))
                .open();
        assertThat(higher.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");

        var again = on.shop()
                .signIn()
                .in(first.browser())
                .claims(AcrClaim.essential("mfa"))
                .open();
        assertThat(again.tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void anApplicationWithAnotherFlowInARealmWithOursGetsNoTokens(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.useFlow("browser");

        var login = on.shop().signIn().open().password(on.anna()).otp(on.anna());

        Answer refused = login.redeem().expect(400);
        assertThat(refused.json().path("error").asText()).isEqualTo("invalid_grant");
        assertThat(on.realm().events("CODE_TO_TOKEN_ERROR").get(0).toString()).contains("gate-not-passed");
    }
}
