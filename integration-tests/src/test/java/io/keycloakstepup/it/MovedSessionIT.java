package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.AddressFiles;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import org.junit.jupiter.api.Test;

/** Rules that read whether a session is still used where its user signed in. */
@WithKeycloak
final class MovedSessionIT {

    private static final String LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: pwd }
            rules:
            """;

    private static final String ASKS = LEVELS + """
              - { id: moved, when: session.networkChanged, onMissing: skip, then: { require: mfa, maxAge: 0s } }
            """;

    private static final String OFFICE = "198.51.100.7";
    private static final String NEXT_DESK = "198.51.100.99";
    private static final String ELSEWHERE = "203.0.113.9";
    private static final String LONDON = "81.2.69.142";
    private static final String ALSO_IN_LONDON = "81.2.69.160";
    private static final String SWEDEN = "89.160.20.128";

    @Test
    void whoComesFromAnotherNetworkProvesMore(KeycloakServer keycloak) {
        var realm = realm(keycloak, ASKS);
        var shop = realm.app("shop");
        var anna = realm.userWithOtp("anna");
        var browser = new Browser();
        shop.signIn().in(browser).from(OFFICE).open().password(anna).tokens();

        shop.signIn().in(browser).from(NEXT_DESK).open().tokens();
        var moved = shop.signIn().in(browser).from(ELSEWHERE).open();
        assertThat(moved.asks()).isEqualTo(PageKind.PASSWORD);
        moved.password(anna).otp(anna).tokens();

        // Two factors make it the session's place: nobody is asked twice, until it moves again.
        shop.signIn().in(browser).from(ELSEWHERE).open().tokens();
        assertThat(shop.signIn().in(browser).from(OFFICE).open().asks()).isEqualTo(PageKind.PASSWORD);
    }

    @Test
    void aPasswordAloneDoesNotMoveTheSession(KeycloakServer keycloak) {
        var realm = realm(keycloak, LEVELS.replace("rules:\n", ""));
        var shop = realm.app("shop");
        var anna = realm.userWithOtp("anna");
        var browser = new Browser();
        shop.signIn()
                .in(browser)
                .from(OFFICE)
                .acr("mfa")
                .open()
                .password(anna)
                .otp(anna)
                .tokens();
        shop.signIn()
                .in(browser)
                .from(ELSEWHERE)
                .prompt("login")
                .open()
                .password(anna)
                .tokens();

        StepUp.in(realm).policy(LEVELS + """
                  - { id: moved, when: session.networkChanged, onMissing: skip, then: { deny: moved-away } }
                """);

        assertThat(shop.signIn().in(browser).from(ELSEWHERE).open().page().status())
                .isEqualTo(403);
        shop.signIn().in(browser).from(OFFICE).open().tokens();
    }

    @Test
    void aRefreshIsJudgedByWhereTheBrowserWasSeenLast(KeycloakServer keycloak) {
        var realm = realm(keycloak, LEVELS + """
                  - id: moved
                    match: { grants: [refresh] }
                    when: session.networkChanged
                    onMissing: match
                    then: { deny: moved-away }
                """);
        var shop = realm.app("shop");
        var anna = realm.userWithOtp("anna");
        var browser = new Browser();
        // The test itself, which redeems and refreshes, is in neither network.
        var tokens =
                shop.signIn().in(browser).from(OFFICE).open().password(anna).tokens();
        var refreshed = tokens.refresh();

        shop.signIn().in(browser).from(ELSEWHERE).open().tokens();

        assertThat(refreshed.tryRefresh().expect(403).json().path("error").asText())
                .isEqualTo("access_denied");
    }

    @Test
    void anotherCountryIsTold(KeycloakServer keycloak) {
        AddressFiles.need();
        var realm = realm(keycloak, LEVELS + """
                  - { id: abroad, when: session.countryChanged, onMissing: skip, then: { require: mfa } }
                """);
        var shop = realm.app("shop");
        var anna = realm.userWithOtp("anna");
        var browser = new Browser();
        shop.signIn().in(browser).from(LONDON).open().password(anna).tokens();

        shop.signIn().in(browser).from(ALSO_IN_LONDON).open().tokens();

        assertThat(shop.signIn().in(browser).from(SWEDEN).open().asks()).isEqualTo(PageKind.OTP);
    }

    private static TestRealm realm(KeycloakServer keycloak, String policy) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(policy);
        return realm;
    }
}
