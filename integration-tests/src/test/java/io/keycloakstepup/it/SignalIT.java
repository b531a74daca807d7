package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.AddressFiles;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How unusual a sign-in is, by its user's own history, decides what is asked. */
@WithKeycloak
final class SignalIT {

    private static final String LONDON = "81.2.69.142";
    private static final String SAME_NETWORK = "81.2.69.160";
    private static final String SWEDEN = "89.160.20.128";
    private static final String JAPAN = "2001:218::1";

    private static final String LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            rules:
              - { id: away, match: { clients: [bank] }, then: { require: mfa } }
              - { id: risky, when: risk.score >= 60, then: { require: mfa } }
              - { id: embargo, when: risk.score >= 90, then: { deny: too-unusual } }
            """;

    @BeforeEach
    void databasesAreThere() {
        AddressFiles.need();
    }

    @Test
    void aNewCountryAsksForMoreAndIsKnownOnceItHasBeenProven(KeycloakServer keycloak) {
        var scene = scene(keycloak, "signals: { new-country: 60 }");
        var anna = scene.user("anna");
        scene.prove(anna, LONDON);

        assertThat(scene.acrWhenShopping(anna, LONDON)).isEqualTo("pwd");
        assertThat(scene.shopping(anna, SWEDEN).asks()).isEqualTo(PageKind.OTP);
        // Whoever only knows the password has not made it known.
        var again = scene.shopping(anna, SWEDEN);
        assertThat(again.asks()).isEqualTo(PageKind.OTP);
        again.otp(anna).tokens();
        assertThat(scene.acrWhenShopping(anna, SWEDEN)).isEqualTo("pwd");
    }

    @Test
    void nobodyTravelsFromLondonToJapanInAMinute(KeycloakServer keycloak) {
        var scene = scene(keycloak, "signals: { impossible-travel: 95 }");
        var anna = scene.user("anna");
        scene.prove(anna, LONDON);

        var page = scene.shopping(anna, JAPAN).page();

        assertThat(page.status()).isEqualTo(403);
        var details = lastOf(scene.realm(), "LOGIN_ERROR");
        assertThat(details.path("step_up_reason").asText()).isEqualTo("policy-denied");
        assertThat(page.text())
                .contains("too-unusual")
                .contains(details.path("step_up_decision").asText());
    }

    @Test
    void anotherAddressOfTheSameNetworkIsNoNews(KeycloakServer keycloak) {
        var scene = scene(keycloak, "signals: { new-network: 60 }");
        var anna = scene.user("anna");
        scene.prove(anna, LONDON);

        assertThat(scene.acrWhenShopping(anna, SAME_NETWORK)).isEqualTo("pwd");
        assertThat(scene.shopping(anna, SWEDEN).asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void wrongPasswordsOfTheLastHourAddUp(KeycloakServer keycloak) {
        var scene = scene(keycloak, "signals: { recent-failures: 100 }");
        var anna = scene.user("anna");
        scene.prove(anna, LONDON);
        assertThat(scene.acrWhenShopping(anna, LONDON)).isEqualTo("pwd");

        var login = scene.shop().signIn().from(LONDON).open();
        for (int failure = 0; failure < 3; failure++) {
            login = login.password(new TestUser(anna.name(), "wrong", "no-app"));
        }

        assertThat(login.password(anna).asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void aFirstSignInIsUnknownAndThePolicySaysWhatThatCounts(KeycloakServer keycloak) {
        var lenient = scene(keycloak, "signals: { new-country: 60 }");
        assertThat(lenient.acrWhenShopping(lenient.user("anna"), LONDON)).isEqualTo("pwd");

        var strict = scene(keycloak, "signals: { new-country: { weight: 60, unknown: 1 } }");
        assertThat(strict.shopping(strict.user("anna"), LONDON).asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void signalOfAnotherJarCountsLikeAnyOther(KeycloakServer keycloak) {
        var scene = scene(keycloak, "signals: { acme-nickname: { weight: 60, unknown: 1 } }");

        assertThat(scene.acrWhenShopping(scene.user("anna"), LONDON)).isEqualTo("pwd");
        assertThat(scene.shopping(scene.user("alex"), LONDON).asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void signalThatFailsIsUnknown(KeycloakServer keycloak) {
        var scene = scene(keycloak, "signals: { acme-nickname: { weight: 60, unknown: 1 } }");
        assertThat(scene.shopping(scene.user("jacq"), LONDON).asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void singleSignOnTeachesNothing(KeycloakServer keycloak) {
        var scene = scene(keycloak, "signals: { new-country: 60 }");
        var anna = scene.user("anna");
        var browser = scene.prove(anna, LONDON);

        // The cookie alone passes from Sweden: what the risk asks for, the session still holds.
        assertThat(scene.shop()
                        .signIn()
                        .in(browser.browser())
                        .from(SWEDEN)
                        .open()
                        .isBack())
                .isTrue();

        assertThat(scene.shopping(anna, SWEDEN).asks()).isEqualTo(PageKind.OTP);
    }

    @Test
    void whereNoHistoryIsKeptNothingIsKnown(KeycloakServer keycloak) {
        var scene = scene(keycloak, "signals: { new-country: { weight: 60, unknown: 1 } }");
        var anna = scene.user("anna");
        scene.prove(anna, LONDON);
        assertThat(scene.acrWhenShopping(anna, LONDON)).isEqualTo("pwd");

        scene.realm().setAttribute("step-up.history", "false");

        assertThat(scene.shopping(anna, LONDON).asks()).isEqualTo(PageKind.OTP);
    }

    private static JsonNode lastOf(TestRealm realm, String type) {
        return realm.events(type).get(0).path("details");
    }

    private static Scene scene(KeycloakServer keycloak, String signals) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(LEVELS + signals + "\n");
        return new Scene(realm, realm.app("shop"), realm.app("bank"));
    }

    /** A realm with an application that asks for no more than the risk does, and one that asks for a second factor. */
    private record Scene(TestRealm realm, App shop, App bank) {

        TestUser user(String name) {
            return realm.userWithOtp(name);
        }

        /** Signs in with both factors, so that what it came from becomes known. */
        Login prove(TestUser user, String where) {
            Login login = at(bank, where, user).otp(user);
            login.tokens();
            return login;
        }

        Login shopping(TestUser user, String where) {
            return at(shop, where, user);
        }

        String acrWhenShopping(TestUser user, String where) {
            return shopping(user, where).tokens().access().acr();
        }

        private static Login at(App app, String where, TestUser user) {
            return app.signIn().from(where).open().password(user);
        }
    }
}
