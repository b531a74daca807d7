package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Introspection and userinfo call a token worthless once its user, its session or what it rests on is gone. */
@WithKeycloak
final class IntrospectionIT {

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: pwd }
            """;

    @Test
    void aTokenEndsWithTheCredentialThatItNames(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        Login login =
                realm.shop().signIn().acr("mfa").open().password(realm.anna()).otp(realm.anna());
        Tokens tokens = login.tokens();
        isWorthSomething(tokens);

        realm.realm().removeCredential(realm.anna(), "otp");

        isWorthNothing(tokens);
        assertThat(reason(realm, "INTROSPECT_TOKEN_ERROR")).isEqualTo("evidence-revoked");
        assertThat(reason(realm, "USER_INFO_REQUEST_ERROR")).isEqualTo("evidence-revoked");
        Tokens refreshed = tokens.refresh();
        assertThat(refreshed.access().acr()).as("what is left of it").isEqualTo("pwd");
        isWorthSomething(refreshed);
    }

    @Test
    void aTokenThatDoesNotNameTheCredentialStays(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        Login login = realm.shop().signIn().open().password(realm.anna());
        Tokens ofShop = login.tokens();
        App bank = realm.realm().app("bank");
        Tokens ofBank = bank.signIn()
                .in(login.browser())
                .acr("mfa")
                .open()
                .otp(realm.anna())
                .tokens();

        realm.realm().removeCredential(realm.anna(), "otp");

        isWorthSomething(ofShop);
        isWorthNothing(ofBank);
    }

    @Test
    void aTokenEndsWithThePasswordThatItNames(KeycloakServer keycloak) throws InterruptedException {
        var realm = realm(keycloak);
        Tokens tokens = realm.shop().signIn().open().password(realm.anna()).tokens();
        // A change within the second in which the token was made may have been made before it.
        Thread.sleep(2_000);

        realm.realm()
                .admin()
                .put(
                        "/users/" + realm.realm().id(realm.anna()) + "/reset-password",
                        Map.of("type", "password", "value", "another password", "temporary", false))
                .expect(204);

        isWorthNothing(tokens);
    }

    @Test
    void whoHadToChangeThePasswordOnTheWayInHasATokenThatIsWorthSomething(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        realm.realm().require(realm.anna(), "UPDATE_PASSWORD");
        Login login = realm.shop().signIn().open().password(realm.anna());
        login.submit(Map.of("password-new", "another password", "password-confirm", "another password"));

        isWorthSomething(login.tokens());
    }

    @Test
    void aTokenEndsWithItsSession(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        Tokens tokens = realm.shop().signIn().open().password(realm.anna()).tokens();

        realm.realm()
                .admin()
                .delete("/sessions/" + tokens.access().claim("sid").asText())
                .expect(204);

        isWorthNothing(tokens);
    }

    @Test
    void aTokenEndsWithItsUser(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        Tokens tokens = realm.shop().signIn().open().password(realm.anna()).tokens();

        realm.realm()
                .admin()
                .put("/users/" + realm.realm().id(realm.anna()), Map.of("enabled", false))
                .expect(204);

        isWorthNothing(tokens);
    }

    private static LevelRealm realm(KeycloakServer keycloak) {
        var realm = LevelRealm.on(keycloak, POLICY);
        realm.realm().set("enabledEventTypes", List.of("INTROSPECT_TOKEN_ERROR", "USER_INFO_REQUEST_ERROR"));
        return realm;
    }

    private static void isWorthSomething(Tokens tokens) {
        assertThat(tokens.introspection().claim("active").asBoolean()).isTrue();
        tokens.tryUserinfo().expect(200);
    }

    private static void isWorthNothing(Tokens tokens) {
        assertThat(tokens.introspection().json()).hasSize(1);
        assertThat(tokens.introspection().claim("active").asBoolean()).isFalse();
        Answer refused = tokens.tryUserinfo().expect(401);
        assertThat(refused.header("WWW-Authenticate").orElseThrow()).contains("error=\"invalid_token\"");
    }

    private static String reason(LevelRealm realm, String type) {
        return realm.realm().events(type).stream()
                .map(event -> event.path("details").path("step_up_reason").asText())
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
