package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever knows only the password neither removes nor adds a second factor of an account that has one. */
@WithKeycloak
final class CredentialGuardIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: pwd }
            """;

    @Test
    void aTokenOfThePasswordAloneDeletesNoSecondFactor(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var tokens = realm.app("shop").signIn().open().password(anna).tokens();

        delete(realm, tokens, credential(realm, anna, "otp")).expect(403);

        assertThat(has(realm, anna, "otp")).isTrue();
    }

    @Test
    void aTokenOfBothFactorsDeletesTheSecond(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var tokens = withBoth(realm.app("shop"), anna).tokens();

        delete(realm, tokens, credential(realm, anna, "otp")).expect(204);

        assertThat(has(realm, anna, "otp")).isFalse();
    }

    @Test
    void theLevelIsOnTheTokenEvenWithoutKeycloaksOwnScopeForIt(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var app = realm.app("shop");
        removeScope(realm, "shop", "acr");

        delete(realm, withBoth(app, anna).tokens(), credential(realm, anna, "otp"))
                .expect(204);
    }

    @ParameterizedTest
    @ValueSource(strings = {"webauthn", "webauthn-passwordless", "recovery-authn-codes"})
    void aFactorThatThePolicyDoesNotNameIsNotDeletedByThePasswordAlone(String type, KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        give(realm, ben, type);
        var tokens = realm.app("shop").signIn().open().password(ben).tokens();

        delete(realm, tokens, credential(realm, ben, type)).expect(403);

        assertThat(has(realm, ben, type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CONFIGURE_TOTP",
                "webauthn-register",
                "webauthn-register-passwordless",
                "CONFIGURE_RECOVERY_AUTHN_CODES"
            })
    void addingAnyFactorNeedsTheOneThatIsThere(String action, KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var login = realm.app("shop").signIn().open().password(anna);
        assertThat(login.tokens().access().acr()).isEqualTo("pwd");

        var change = realm.app("account-page")
                .signIn()
                .in(login.browser())
                .with("kc_action", action)
                .open();

        assertThat(change.asks()).isEqualTo(PageKind.OTP);
        change.otp(anna);
        assertThat(change.isBack()).isFalse();
        assertThat(change.asks()).isNotEqualTo(PageKind.ERROR);
    }

    @Test
    void addingOneToAnAccountWhoseFactorThePolicyDoesNotKnowIsRefused(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");
        give(realm, ben, "webauthn");

        var login = realm.app("shop")
                .signIn()
                .with("kc_action", "CONFIGURE_TOTP")
                .open()
                .password(ben);

        assertThat(login.page().status()).isEqualTo(403);
        assertThat(realm.events("LOGIN_ERROR")
                        .get(0)
                        .path("details")
                        .path("step_up_reason")
                        .asText())
                .isEqualTo("level-unreachable");
    }

    @Test
    void theFirstSecondFactorNeedsOnlyWhatTheAccountHas(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var ben = realm.userWithPassword("ben");

        var login = realm.app("shop")
                .signIn()
                .with("kc_action", "CONFIGURE_TOTP")
                .open()
                .password(ben);

        assertThat(login.asks()).isEqualTo(PageKind.OTP_ENROLMENT);
    }

    @Test
    void removingAFactorByActionNeedsIt(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = realm.userWithOtp("anna");
        var action = "delete_credential:" + credential(realm, anna, "otp");

        var login = realm.app("shop").signIn().with("kc_action", action).open().password(anna);

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.otp(anna).isBack()).isFalse();
        login.submit(Map.of());
        assertThat(has(realm, anna, "otp")).isFalse();
        assertThat(realm.events("REMOVE_CREDENTIAL")).isNotEmpty();
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(POLICY);
        for (String action :
                new String[] {"delete_credential", "webauthn-register", "webauthn-register-passwordless"}) {
            enable(realm, action);
        }
        return realm;
    }

    private static void enable(TestRealm realm, String action) {
        String path = "/authentication/required-actions/" + action;
        var stored = (ObjectNode) realm.admin().read(path);
        realm.admin().put(path, stored.put("enabled", true)).expect(204);
    }

    private static Login withBoth(App app, TestUser user) {
        return app.signIn().acr("mfa").open().password(user).otp(user);
    }

    private static Answer delete(TestRealm realm, Tokens tokens, String credential) {
        URI uri = URI.create(realm.url() + "/account/credentials/" + credential);
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + tokens.accessToken(), "Accept", "application/json");
        return Http.withoutCookies().send("DELETE", uri, headers, "");
    }

    /** Gives a user a credential that nobody could answer with. */
    private static void give(TestRealm realm, TestUser user, String type) {
        var credential = Map.of("type", type, "secretData", "{}", "credentialData", "{}");
        realm.admin()
                .put("/users/" + realm.id(user), Map.of("credentials", List.of(credential)))
                .expect(204);
    }

    private static void removeScope(TestRealm realm, String clientId, String scope) {
        String client = "/clients/"
                + realm.admin()
                        .read("/clients?clientId=" + clientId)
                        .get(0)
                        .path("id")
                        .asText()
                + "/default-client-scopes";
        named(realm.admin().read(client), "name", scope).forEach(found -> realm.admin()
                .delete(client + "/" + found.path("id").asText())
                .expect(204));
    }

    private static boolean has(TestRealm realm, TestUser user, String type) {
        return named(credentials(realm, user), "type", type).findAny().isPresent();
    }

    private static String credential(TestRealm realm, TestUser user, String type) {
        return named(credentials(realm, user), "type", type)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type))
                .path("id")
                .asText();
    }

    private static JsonNode credentials(TestRealm realm, TestUser user) {
        return realm.admin().read("/users/" + realm.id(user) + "/credentials");
    }

    private static Stream<JsonNode> named(JsonNode list, String member, String value) {
        return StreamSupport.stream(list.spliterator(), false)
                .filter(each -> each.path(member).asText().equals(value));
    }
}
