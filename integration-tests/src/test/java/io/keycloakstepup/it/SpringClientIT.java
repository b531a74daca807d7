package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.keycloakstepup.it.chromium.BrowserWindow;
import io.keycloakstepup.it.chromium.WithChromium;
import io.keycloakstepup.it.clients.SpringWebApp;
import io.keycloakstepup.it.http.Json;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/** Spring Security's OAuth client, unmodified and pinned, works through a step-up and through each kind of refusal. */
@WithKeycloak
@WithChromium
final class SpringClientIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
              phr: { loa: 3, chains: [ [ {password: 10h}, {webauthn: 5m} ] ] }
            default: { require: pwd }
            """;

    @Test
    void aStepUpAndItsSilentRenewal(KeycloakServer keycloak, BrowserWindow window) throws Exception {
        var on = realm(keycloak, POLICY);
        try (var app = SpringWebApp.start(on.realm(), "mfa")) {
            password(window.page(), app, on.anna());
            assertThat(claims(window.page(), app).acr()).isEqualTo("pwd");

            window.page().navigate(app.signIn("mfa").toString());
            type(window.page(), app, "otp", on.anna().device().freshCode());

            Claims first = claims(window.page(), app);
            Claims renewed = claims(window.page(), app);
            assertThat(first.acr()).isEqualTo("mfa");
            assertThat(renewed.acr()).isEqualTo("mfa");
            assertThat(renewed.claim("jti")).as("another token").isNotEqualTo(first.claim("jti"));
            assertThat(renewed.authTime()).isEqualTo(first.authTime());
        }
    }

    @Test
    void aLevelOutOfReachIsSpringsOwnException(KeycloakServer keycloak, BrowserWindow window) throws Exception {
        var on = realm(keycloak, POLICY);
        try (var app = SpringWebApp.start(on.realm(), "phr")) {
            password(window.page(), app, on.anna());

            window.page().navigate(app.signIn("phr").toString());

            refused(window.page(), "OAuth2AuthenticationException", "unmet_authentication_requirements");
            window.page().navigate(app.signIn().toString());
            assertThat(claims(window.page(), app).acr())
                    .as("without a question")
                    .isEqualTo("pwd");
        }
    }

    @Test
    void aDenialIsSpringsOwnExceptionUntilItIsWithdrawn(KeycloakServer keycloak, BrowserWindow window)
            throws Exception {
        var on = realm(keycloak, POLICY + "rules: [ { id: closed, then: { deny: step-up-policy-denied } } ]\n");
        try (var app = SpringWebApp.start(on.realm())) {
            Page page = window.page();
            page.navigate(app.signIn().toString());
            fill(page, on.anna());
            page.locator("[name=step-up-return]").click();
            page.waitForURL(address -> address.startsWith(app.address().toString()));
            refused(page, "OAuth2AuthenticationException", "access_denied");

            on.stepUp().policy(POLICY);
            password(page, app, on.anna());
            assertThat(claims(page, app).acr()).isEqualTo("pwd");
        }
    }

    @Test
    void aRenewalThatIsRefusedIsMendedByASignIn(KeycloakServer keycloak, BrowserWindow window) throws Exception {
        var on = realm(keycloak, POLICY);
        try (var app = SpringWebApp.start(on.realm())) {
            password(window.page(), app, on.anna());
            assertThat(claims(window.page(), app).acr()).isEqualTo("pwd");

            on.stepUp().policy(POLICY.replace("require: pwd", "require: mfa"));
            window.page().navigate(app.address().toString());
            refused(window.page(), "ClientAuthorizationException", "invalid_grant");

            window.page().navigate(app.signIn().toString());
            type(window.page(), app, "otp", on.anna().device().freshCode());
            assertThat(claims(window.page(), app).acr()).isEqualTo("mfa");
            assertThat(claims(window.page(), app).acr()).isEqualTo("mfa");
        }
    }

    /** Spring renews tokens that end within a minute: here with each page. */
    private static LevelRealm realm(KeycloakServer keycloak, String policy) {
        var on = LevelRealm.on(keycloak, policy);
        on.realm().set("accessTokenLifespan", 30);
        return on;
    }

    private static void password(Page page, SpringWebApp app, TestUser user) {
        page.navigate(app.signIn().toString());
        fill(page, user);
        back(page, app);
    }

    private static void fill(Page page, TestUser user) {
        page.locator("#username").fill(user.name());
        page.locator("#password").fill(user.password());
        page.keyboard().press("Enter");
    }

    private static void type(Page page, SpringWebApp app, String field, String value) {
        page.locator("#" + field).fill(value);
        page.keyboard().press("Enter");
        back(page, app);
    }

    private static void back(Page page, SpringWebApp app) {
        page.waitForURL(address -> address.startsWith(app.address().toString()));
    }

    /** Those of the access token that the application shows, renewed before. */
    private static Claims claims(Page page, SpringWebApp app) {
        page.navigate(app.address().toString());
        JsonNode shown = shown(page);
        assertThat(shown.has("token")).as(shown.toString()).isTrue();
        return Claims.ofJwt(shown.path("token").asText());
    }

    private static void refused(Page page, String exception, String error) {
        JsonNode shown = shown(page);
        assertThat(shown.path("exception").asText()).isEqualTo(exception);
        assertThat(shown.path("error").asText()).isEqualTo(error);
    }

    private static JsonNode shown(Page page) {
        return Json.parse(page.locator("body").innerText());
    }
}
