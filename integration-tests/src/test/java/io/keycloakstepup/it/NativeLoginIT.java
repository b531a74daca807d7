package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/** A realm that knows nothing of step-up works as it always did, with our jar in the server. */
@WithKeycloak
final class NativeLoginIT {

    @Test
    void passwordAndCodeLeadToTokens(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var anna = realm.userWithOtp("anna");
        var login = realm.app("shop").signIn().from("203.0.113.7").open();

        login.password(anna).otp(anna);
        Tokens tokens = login.tokens();

        assertThat(tokens.access().username()).isEqualTo("anna");
        assertThat(tokens.id().username()).isEqualTo("anna");
        assertThat(tokens.userinfo().username()).isEqualTo("anna");
        assertThat(tokens.introspection().username()).isEqualTo("anna");
        assertThat(tokens.refresh().access().username()).isEqualTo("anna");
        assertThat(realm.events("LOGIN").get(0).path("ipAddress").asText()).isEqualTo("203.0.113.7");
    }

    @Test
    void wrongCodeIsAskedAgain(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var anna = realm.userWithOtp("anna");
        var login = realm.app("shop").signIn().open();

        login.password(anna).otp("no code");

        assertThat(login.asks()).isEqualTo(PageKind.OTP);
        assertThat(login.page().error()).contains("Invalid authenticator code");
    }

    @Test
    void sessionOutlivesRestart(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var ben = realm.userWithPassword("ben");
        var app = realm.app("shop");
        var login = app.signIn().open().password(ben);
        Tokens before = login.tokens();

        keycloak.restart();

        assertThat(before.refresh().access().username()).isEqualTo("ben");
        var again = app.signIn().in(login.browser()).prompt("none").open();
        assertThat(again.tokens().access().username()).isEqualTo("ben");
    }
}
