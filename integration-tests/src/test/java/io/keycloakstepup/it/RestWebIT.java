package io.keycloakstepup.it;

import static io.keycloakstepup.it.PasswordRealm.error;
import static io.keycloakstepup.it.RestSignInIT.byPassword;
import static io.keycloakstepup.it.RestSignInIT.with;
import static io.keycloakstepup.it.rest.RestRealm.code;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.OtpDevice;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who cannot be signed in over REST goes on in a browser, with a request that the server has pushed itself. */
@WithKeycloak
final class RestWebIT {

    private static final String ADDING = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa, enroll: allow }
            """;

    private static final Http HTTP = Http.withoutCookies();

    @Test
    void theBrowserIsAskedWhatTheApplicationAskedAndBringsItsCodeBack(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, ADDING);
        TestUser ben = levels.realm().userWithPassword("ben");
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer redirected = challenge(app, ben, "state", "state-of-the-app", "nonce", "nonce-of-the-app");
        Login login = app.inBrowser().signIn().openReference(requestUri(redirected));
        login.password(ben);
        login.enrol(OtpDevice.ofKey(login.page().text("#step-up-key")));

        assertThat(login.callback().parameters()).containsEntry("state", "state-of-the-app");
        Claims id = id(app.redeem(login.callback()));
        assertThat(id.acr()).isEqualTo("mfa");
        assertThat(id.claim("nonce").asText()).isEqualTo("nonce-of-the-app");
    }

    @Test
    void theCodeIsBoundToTheKeyThatTheApplicationShowed(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of()).with(new ProofKey());
        String requestUri = requestUri(app.start(Map.of("login_hint", "anna")));

        Login login = app.inBrowser().signIn().openReference(requestUri).password(levels.anna());

        app.withoutKey().redeem(login.callback()).expect(400);
    }

    @Test
    void aRequestServesItsOwnClientOnce(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of());
        RestApp other = RestApp.confidential(levels.realm(), "other", Map.of());

        Answer redirected = app.start(Map.of("login_hint", "anna", "acr_values", "mfa"));
        assertThat(code(redirected.expect(403))).isEqualTo("redirect_to_web");
        assertThat(redirected.json().path("expires_in").asInt()).isEqualTo(60);
        String requestUri = requestUri(redirected);
        assertThat(other.inBrowser().signIn().openReference(requestUri).asks()).isEqualTo(PageKind.ERROR);
        Login login = app.inBrowser()
                .signIn()
                .openReference(requestUri)
                .password(levels.anna())
                .otp(levels.anna());

        assertThat(id(app.redeem(login.callback())).acr()).isEqualTo("mfa");
        assertThat(app.inBrowser().signIn().openReference(requestUri).asks()).isEqualTo(PageKind.ERROR);
    }

    @Test
    void whoHasBegunInTimeMayTakeTimeOnThePages(KeycloakServer keycloak) throws InterruptedException {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        levels.realm().setAttribute("parRequestUriLifespan", "3");
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of());

        String requestUri = requestUri(app.start(Map.of("login_hint", "anna")));
        Login login = app.inBrowser().signIn().openReference(requestUri);
        Thread.sleep(Duration.ofSeconds(4).toMillis());

        assertThat(app.inBrowser().signIn().openReference(requestUri).asks()).isEqualTo(PageKind.ERROR);
        app.redeem(login.password(levels.anna()).callback()).expect(200);
    }

    @Test
    void nothingThatABrowserAddsLowersWhatWasAsked(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of());
        Map<String, Object> asked = Map.of("login_hint", "anna", "acr_values", "mfa", "scope", "profile");
        String lower = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"pwd\"]}}}";
        Map<String, String> beside = Map.of(
                "acr_values", "pwd",
                "claims", lower,
                "scope", "openid email",
                "prompt", "login",
                "max_age", "999999999",
                "state", "state-of-the-thief",
                "nonce", "nonce-of-the-thief");

        beside.forEach((name, value) -> {
            Login login = app.inBrowser()
                    .signIn()
                    .openReference(requestUri(app.start(asked)), Map.of(name, value))
                    .password(levels.anna())
                    .otp(levels.anna());
            Answer tokens = app.redeem(login.callback()).expect(200);
            assertThat(Claims.ofJwt(tokens.json().path("access_token").asText()).acr())
                    .as(name)
                    .isEqualTo("mfa");
            assertThat(tokens.json().has("id_token")).as(name).isFalse();
        });
    }

    @Test
    void nothingThatABrowserAddsLowersWhatTheClientAsksByDefault(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(
                levels.realm(), "partner", Map.of("default.acr.values", "mfa", "default.max.age", "0"));
        Login first = app.inBrowser()
                .signIn()
                .openReference(requestUri(nameless(app)), Map.of("acr_values", "pwd"))
                .password(levels.anna())
                .otp(levels.anna());
        app.redeem(first.callback()).expect(200);

        Login later = app.inBrowser()
                .signIn()
                .in(first.browser())
                .openReference(requestUri(nameless(app)), Map.of("max_age", "999999999", "scope", "openid"));

        assertThat(later.asks())
                .as("proven before, and a default age of nothing")
                .isEqualTo(PageKind.PASSWORD);
        Answer tokens =
                app.redeem(later.password(levels.anna()).otp(levels.anna()).callback());
        assertThat(tokens.expect(200).json().has("id_token")).isFalse();
    }

    @Test
    void oneTransactionLeavesOneRequest(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, ADDING);
        TestUser ben = levels.realm().userWithPassword("ben");
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");

        Answer first = challenge(app, ben);
        String handle = first.json().path("auth_session").asText();
        Answer second = app.challenge(Map.of("auth_session", handle));

        assertThat(requestUri(second)).isEqualTo(requestUri(first));
        assertThat(requestUri(challenge(app, ben))).isNotEqualTo(requestUri(first));
    }

    @Test
    void aLookAtATransactionLeavesNone(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of("step-up.first-party", "true"));
        Answer open = app.start(Map.of("login_hint", "anna")).expect(202);
        new PasswordRealm(levels).ofClient("partner", Map.of("attributes", Map.of("step-up.first-party", "false")));

        assertThat(hasRequest(app.show(open))).isFalse();
        assertThat(hasRequest(app.pick(open, "password"))).isTrue();
    }

    @Test
    void whoHasProvenNothingIsNotToldTheNameOfTheAccount(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of());
        Answer hinted = app.start(Map.of("login_hint", "anna"));
        Answer tokens = app.redeem(app.inBrowser()
                .signIn()
                .openReference(requestUri(hinted))
                .password(levels.anna())
                .callback());
        String idToken = tokens.expect(200).json().path("id_token").asText();

        Login login = app.inBrowser().signIn().openReference(requestUri(app.start(Map.of("id_token_hint", idToken))));

        assertThat(login.page().has("input[name=username][value=anna]")).isFalse();
    }

    @Test
    void aPasswordGrantTakesAlongWhereItComesBackTo(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        Answer refused = app.token(PasswordRealm.form(
                        "username", "anna", "password", levels.anna().password()))
                .expect(403);
        levels.realm().require(levels.anna(), "UPDATE_PASSWORD");
        String own = RestApp.callback("phone").toString();
        new PasswordRealm(levels)
                .ofClient("phone", Map.of("redirectUris", List.of(own, "https://elsewhere.example.com/*")));

        Map<String, String> terms = new HashMap<>(Map.of(
                "auth_session",
                refused.json().path("auth_session").asText(),
                "otp",
                levels.anna().device().freshCode(),
                "redirect_uri",
                "https://evil.example.com/",
                "state",
                "state-of-the-app"));
        assertThat(error(app.challenge(terms).expect(400))).isEqualTo("invalid_request");
        terms.put("redirect_uri", own);
        Answer redirected = app.challenge(terms).expect(400);

        assertThat(error(redirected)).isEqualTo("redirect_to_web");
        assertThat(redirected.json().has("request_uri")).isTrue();
    }

    @Test
    void aNameThatNobodyHasIsSentThereAsAnyOther(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of());

        for (String name : List.of("anna", "nobody")) {
            String requestUri = requestUri(app.start(Map.of("login_hint", name)));
            Login login = app.inBrowser().signIn().openReference(requestUri);
            assertThat(login.page().has("input[name=username][value=" + name + "]"))
                    .isTrue();
        }
    }

    @Test
    void whereThereIsNoSafeRequestThereIsNone(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of());
        RestApp signing =
                RestApp.confidential(levels.realm(), "signing", Map.of("request.object.required", "request only"));
        Map<String, Object> anna = Map.of("login_hint", "anna");
        Map<String, Object> payment = Map.of("type", "payment", "digest", "abcdefghijklmnopqrstuv");

        assertThat(hasRequest(app.start(anna))).isTrue();
        assertThat(hasRequest(app.post("", anna)))
                .as("without a code challenge")
                .isFalse();
        assertThat(hasRequest(app.start(with(anna, "transaction", payment)))).isFalse();
        assertThat(hasRequest(signing.start(anna))).isFalse();
    }

    @Test
    void aBrowserComesBackToWhereItsClientMay(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_PASSWORD);
        RestApp app = RestApp.confidential(levels.realm(), "partner", Map.of());
        Map<String, Object> anna = Map.of("login_hint", "anna");
        String own = RestApp.callback("partner").toString();
        new PasswordRealm(levels)
                .ofClient("partner", Map.of("redirectUris", List.of(own, "https://elsewhere.example.com/*")));

        assertThat(hasRequest(app.start(anna))).as("to which of the two?").isFalse();
        assertThat(hasRequest(app.start(with(anna, "redirect_uri", own)))).isTrue();
        assertThat(code(app.start(with(anna, "redirect_uri", "https://evil.example.com/"))
                        .expect(400)))
                .isEqualTo("request_invalid");
    }

    @Test
    void aRequiredActionIsDoneThere(KeycloakServer keycloak) {
        var levels = LevelRealm.on(keycloak, PasswordRealm.ASKS_MFA);
        RestApp app = RestApp.ownPublic(levels.realm(), "phone");
        levels.realm().require(levels.anna(), "UPDATE_PASSWORD");

        Answer ours = app.start(byPassword(levels.anna())).expect(403);
        assertThat(hasRequest(ours)).isTrue();
        assertThat(ours.json().path("decision_id").asText()).hasSize(10);
        Login login = app.inBrowser()
                .signIn()
                .openReference(requestUri(challenge(app, levels.anna())))
                .password(levels.anna())
                .otp(levels.anna());

        assertThat(login.page().has("input[name=password-new]")).isTrue();
    }

    private static Claims id(Answer tokens) {
        return Claims.ofJwt(tokens.expect(200).json().path("id_token").asText());
    }

    private static Answer nameless(RestApp app) {
        return app.post(
                "",
                Map.of(
                        "login_hint",
                        "anna",
                        "code_challenge",
                        app.pkce().challenge(),
                        "code_challenge_method",
                        "S256"));
    }

    private static boolean hasRequest(Answer answer) {
        assertThat(code(answer.expect(403))).isEqualTo("redirect_to_web");
        return answer.json().has("request_uri");
    }

    private static String requestUri(Answer answer) {
        String requestUri = answer.json().path("request_uri").asText();
        assertThat(requestUri).startsWith("urn:ietf:params:oauth:request_uri:");
        return requestUri;
    }

    /** The draft's call with a password, which is answered that a browser must go on. */
    private static Answer challenge(RestApp app, TestUser user, String... parameters) {
        URI endpoint = URI.create(app.realm().url() + "/step-up/authorize-challenge");
        Map<String, String> form = new HashMap<>(Map.of(
                "client_id", app.clientId(),
                "username", user.name(),
                "password", user.password(),
                "scope", "openid",
                "code_challenge", app.pkce().challenge(),
                "code_challenge_method", "S256"));
        for (int i = 0; i < parameters.length; i += 2) {
            form.put(parameters[i], parameters[i + 1]);
        }
        Answer answer =
                HTTP.post(endpoint, Map.of("DPoP", app.key().orElseThrow().proof("POST", endpoint)), form);
        assertThat(error(answer.expect(400))).isEqualTo("redirect_to_web");
        return answer;
    }
}
