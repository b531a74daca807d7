package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Names and minimums that a client is set to, requests that nobody can change on the way, and what the server publishes. */
@WithKeycloak
final class RequestTermsIT {

    @Test
    void theNameThatAClientAsksForIsTheNameAnswered(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop("acr.loa.map", "{\"gold\":2}");

        var login = on.shop().signIn().acr("gold").open().password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        var tokens = login.otp(on.anna()).tokens();
        assertThat(tokens.id().acr()).isEqualTo("gold");
        assertThat(tokens.access().acr()).isEqualTo("gold");
        assertThat(tokens.introspection().acr()).isEqualTo("gold");
        assertThat(tokens.refresh().access().acr()).isEqualTo("gold");
    }

    @Test
    void aNumberBetweenTwoLevelsMeansTheHigherOne(KeycloakServer keycloak) {
        var on = LevelRealm.on(
                keycloak,
                LevelRealm.POLICY
                        .replace("loa: 2", "loa: 20")
                        .replace("loa: 3", "loa: 30")
                        .replace("loa: 4", "loa: 40"));
        on.ofShop("acr.loa.map", "{\"gold\":7}");

        var login = on.shop().signIn().acr("gold").open().password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(on.anna()).tokens().id().acr()).isEqualTo("gold");
    }

    @Test
    void noMapCallsAPasswordByTheNameOfAStrongerLevel(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop("acr.loa.map", "{\"mfa\":1}");

        var login = on.shop().signIn().acr("mfa").open().password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void aMappedLevelBeyondThePolicyIsOutOfReach(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop("acr.loa.map", "{\"platinum\":9}");

        var login = on.shop().signIn().acr("platinum").open().password(on.anna());

        assertThat(login.callback().error()).isEqualTo("unmet_authentication_requirements");
    }

    @Test
    void theHigherOfBothMinimumsCounts(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop("minimum.acr.value", "pwd");
        on.ofShop("step-up.min-acr", "mfa");

        var stripped = on.shop().signIn().open().password(on.anna());
        var lowered = on.shop().signIn().acr("pwd").open().password(on.anna());

        assertThat(stripped.asks()).isEqualTo(PageKind.OTP);
        assertThat(lowered.asks()).isEqualTo(PageKind.OTP);
        assertThat(lowered.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void keycloaksOwnMinimumCountsToo(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop("minimum.acr.value", "mfa");
        on.ofShop("step-up.min-acr", "pwd");

        var login = on.shop().signIn().open().password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void aScopeHasAMinimumThatNoRequestForItGetsBelow(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.setScope(on.offerScope("payments"), "step-up.min-acr", "mfa");

        var without = on.shop().signIn().open().password(on.anna());
        var with = on.shop().signIn().scope("payments").open().password(on.anna());
        var lowered = on.shop().signIn().scope("payments").acr("pwd").open().password(on.anna());

        assertThat(without.tokens().access().acr()).isEqualTo("pwd");
        assertThat(with.asks()).isEqualTo(PageKind.OTP);
        assertThat(lowered.asks()).isEqualTo(PageKind.OTP);
        assertThat(lowered.otp(on.anna()).tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void aMinimumThatNobodyUnderstandsLetsNobodyIn(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.ofShop("step-up.min-acr", "platinum");

        var login = on.shop().signIn().open().password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.ERROR);
        assertThat(on.realm()
                        .events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("level-unreachable");
    }

    @Test
    void theQueryChangesNothingInARequestLeftBeforehand(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        var first = on.shop().signIn().acr("mfa").maxAge(Duration.ZERO);

        var login = first.openPushed(Map.of("acr_values", "pwd", "max_age", "9999", "claims", "{}"))
                .password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void theQueryChangesNothingInASignedRequest(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);

        var login = on.shop()
                .signIn()
                .acr("mfa")
                .openSigned(Map.of("acr_values", "pwd", "claims", "{}"))
                .password(on.anna());

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(on.anna()).tokens().id().acr()).isEqualTo("mfa");
    }

    @Test
    void theLevelsThatWorkArePublishedAndNoOthers(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.realm().setAttribute("acr.loa.map", "{\"pwd\":1,\"mfa\":2,\"platinum\":9}");

        for (String path : new String[] {
            "/realms/%s/.well-known/openid-configuration",
            "/realms/%s/.well-known/oauth-authorization-server",
            "/.well-known/oauth-authorization-server/realms/%s"
        }) {
            assertThat(published(keycloak, path, on)).as(path).containsExactly("pwd", "mfa", "now", "phr");
        }
    }

    @Test
    void withoutAPolicyKeycloakPublishesItsOwn(KeycloakServer keycloak) {
        var on = LevelRealm.on(keycloak);
        on.realm().setAttribute("acr.loa.map", "{\"silver\":1}");
        on.stepUp().dropPolicy();

        assertThat(published(keycloak, "/realms/%s/.well-known/openid-configuration", on))
                .contains("silver");
    }

    private static Iterable<String> published(KeycloakServer keycloak, String path, LevelRealm on) {
        var metadata = Http.withoutCookies()
                .get(URI.create(keycloak.url() + path.formatted(on.realm().name())), Map.of())
                .expect(200)
                .json();
        return StreamSupport.stream(metadata.path("acr_values_supported").spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }
}
