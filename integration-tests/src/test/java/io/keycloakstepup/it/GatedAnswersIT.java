package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Assertion;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.SignIn;
import io.keycloakstepup.it.login.Visit;
import io.keycloakstepup.it.realm.SamlApp;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever carries the answer, there is none without the gate: implicit, hybrid, device, SAML. */
@WithKeycloak
final class GatedAnswersIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: mfa }
            """;

    @ParameterizedTest
    @ValueSource(strings = {"id_token token", "id_token", "code id_token", "code token"})
    void tokensThatComeWithTheRedirectNeedTheGate(String responseType, KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(POLICY);
        var anna = realm.userWithOtp("anna");
        var app = realm.app("shop");
        change(realm, "shop", Map.of("implicitFlowEnabled", true));

        var passed = implicit(app, responseType).open().password(anna).otp(anna);
        assertThat(passed.callback().parameters()).containsKeys(carried(responseType));
        stepUp.removeStep("step-up-gate");
        Login refused = implicit(app, responseType).in(passed.browser()).open();

        Map<String, String> answer = refused.callback().parameters();
        assertThat(answer).doesNotContainKeys("access_token", "id_token");
        if (answer.containsKey("code")) {
            refused.redeem().expect(400);
        }
        assertThat(realm.events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("client_policy_error_detail")
                        .asText())
                .isEqualTo("gate-not-passed");
    }

    /** The parameters in which tokens of this response type come. */
    private static String[] carried(String responseType) {
        return responseType.replaceFirst("(^| )token", "$1access_token").split(" ");
    }

    private static SignIn implicit(App app, String responseType) {
        return app.signIn().with("response_type", responseType);
    }

    @Test
    void aDeviceGetsTokensForAnApprovalThatPassedTheGate(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        var anna = realm.userWithOtp("anna");
        var app = device(realm);
        JsonNode device = authorizeDevice(app);

        var visit = Visit.to(approval(device), new Browser()).password(anna);
        assertThat(visit.page().kind()).isEqualTo(PageKind.OTP);
        visit.otp(anna).submit(Map.of("accept", "Yes"));
        JsonNode tokens = poll(app, device).expect(200).json();

        assertThat(app.introspect(tokens.path("access_token").asText())
                        .path("acr")
                        .asText())
                .isEqualTo("mfa");
    }

    @Test
    void aDeviceGetsNoneWithoutTheGateNorOnAnotherApproval(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(POLICY);
        var anna = realm.userWithOtp("anna");
        var app = device(realm);
        var browser = new Browser();
        JsonNode first = authorizeDevice(app);
        Visit.to(approval(first), browser).password(anna).otp(anna).submit(Map.of("accept", "Yes"));
        poll(app, first).expect(200);

        stepUp.removeStep("step-up-gate");
        JsonNode second = authorizeDevice(app);
        var visit = Visit.to(approval(second), browser);
        visit.submit(Map.of("accept", "Yes"));

        assertThat(poll(app, second).expect(400).json().path("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void anApprovalIsWorthNothingOnceThePolicyDenies(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var stepUp = StepUp.in(realm).policy(POLICY);
        var anna = realm.userWithOtp("anna");
        var app = device(realm);
        JsonNode device = authorizeDevice(app);
        Visit.to(approval(device), new Browser()).password(anna).otp(anna).submit(Map.of("accept", "Yes"));

        stepUp.policy(POLICY + """
                rules:
                  - id: closed
                    match: { grants: [device] }
                    then: { deny: closed }
                """);

        assertThat(poll(app, device).expect(403).json().path("error").asText()).isEqualTo("access_denied");
        assertThat(realm.events("OAUTH2_DEVICE_CODE_TO_TOKEN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("policy-denied");
    }

    @Test
    void anAssertionSaysWhatWasProven(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        var anna = realm.userWithOtp("anna");
        var intranet = SamlApp.in(realm);

        var visit = Visit.to(intranet.request(), new Browser()).password(anna);
        assertThat(visit.page().kind()).isEqualTo(PageKind.OTP);
        var answer = Assertion.on(visit.otp(anna));

        assertThat(answer.user()).isEqualTo("anna");
        assertThat(answer.attribute("acr")).containsExactly("mfa");
        assertThat(answer.attribute("mfa_verified")).containsExactly("true");
    }

    @Test
    void noAssertionWithoutTheGate(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var intranet = SamlApp.in(realm);
        var stepUp = StepUp.in(realm).policy(POLICY);
        var anna = realm.userWithOtp("anna");
        var browser = new Browser();
        var visit = Visit.to(intranet.request(), browser).password(anna).otp(anna);
        assertThat(Assertion.on(visit).status()).containsExactly("Success");

        stepUp.removeStep("step-up-gate");
        var refused = Visit.to(intranet.request(), browser);
        var silent = Visit.to(intranet.passive(), browser);

        assertThat(refused.page().status()).isEqualTo(400);
        assertThat(refused.page().has("input[name=SAMLResponse]")).isFalse();
        assertThat(silent.page().has("input[name=SAMLResponse]")).isFalse();
        assertThat(realm.events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("gate-not-passed");
    }

    @Test
    void withoutBindingAssertionsGoOnAsBefore(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var intranet = SamlApp.in(realm);
        realm.admin().post("/step-up/install", Map.of("bind", false)).expect(200);
        var ben = realm.userWithPassword("ben");

        var answer = Assertion.on(Visit.to(intranet.request(), new Browser()).password(ben));
        assertThat(answer.user()).isEqualTo("ben");
        assertThat(answer.attribute("acr")).isEmpty();
    }

    private static App device(TestRealm realm) {
        var app = realm.app("television");
        change(realm, "television", Map.of("attributes", Map.of("oauth2.device.authorization.grant.enabled", "true")));
        return app;
    }

    private static JsonNode authorizeDevice(App app) {
        return app.deviceAuthorization(Map.of("scope", "openid")).expect(200).json();
    }

    private static URI approval(JsonNode device) {
        return URI.create(device.path("verification_uri_complete").asText());
    }

    private static Answer poll(App app, JsonNode device) {
        return app.token(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:device_code",
                "device_code",
                device.path("device_code").asText()));
    }

    private static void change(TestRealm realm, String clientId, Map<String, Object> settings) {
        ObjectNode client =
                (ObjectNode) realm.admin().read("/clients?clientId=" + clientId).get(0);
        realm.admin().put("/clients/" + client.path("id").asText(), settings).expect(204);
    }
}
