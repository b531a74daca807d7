package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The policy stands before a refresh as before a sign-in. Lifetimes are those of real seconds. */
@WithKeycloak
final class RefreshIT {

    private static final String LEVELS = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: %s} ] ], session: %s }
            """;

    private static final String WITHOUT_LIMITS = LEVELS.formatted("1h", "{max: 24h}");

    private static final String ASKS_MFA = WITHOUT_LIMITS + "default: { require: mfa }\n";

    private static final String ASKS_PASSWORD = WITHOUT_LIMITS + "default: { require: pwd }\n";

    @Test
    void n01_aLevelOutlivesItsProofsUntilItsOwnMaximumAndTheBrowserHealsIt(KeycloakServer keycloak)
            throws InterruptedException {
        var realm = realm(keycloak, LEVELS.formatted("15s", "{max: 30s}") + "default: { require: mfa }\n");
        Login first = realm.shop().signIn().open().password(realm.anna()).otp(realm.anna());
        Tokens tokens = first.tokens();
        Thread.sleep(16_000);
        Tokens later = tokens.refresh();
        assertThat(later.access().acr()).as("claims decay all the same").isEqualTo("pwd");
        Thread.sleep(16_000);

        refused(realm, later.tryRefresh(), "level-unmet");

        Login again = realm.shop().signIn().in(first.browser()).open();
        assertThat(again.asks()).isEqualTo(PageKind.OTP);
        assertThat(again.otp(realm.anna()).tokens().refresh().access().acr()).isEqualTo("mfa");
    }

    @Test
    void n03_useOfTheSessionMovesOnlyTheTimeWithoutUse(KeycloakServer keycloak) throws InterruptedException {
        var realm = realm(keycloak, LEVELS.formatted("1h", "{idle: 15s}") + "default: { require: mfa }\n");
        Login first = realm.shop().signIn().open().password(realm.anna()).otp(realm.anna());
        Tokens tokens = first.tokens();
        for (int used = 0; used < 2; used++) {
            Thread.sleep(8_000);
            tokens = tokens.refresh();
        }
        Thread.sleep(17_000);

        refused(realm, tokens.tryRefresh(), "level-unmet");

        Tokens healed = realm.shop().signIn().in(first.browser()).open().tokens();
        assertThat(healed.refresh().access().acr()).isEqualTo("mfa");
    }

    @Test
    void onlyARuleThatNamesTheGrantAsksForTheAgesAgain(KeycloakServer keycloak) throws InterruptedException {
        var realm = realm(keycloak, LEVELS.formatted("20s", "{max: 24h}") + """
                rules:
                  - id: everywhere
                    match: { clients: [shop, bank] }
                    then: { require: mfa }
                  - id: refreshed
                    match: { clients: [bank], grants: [refresh] }
                    then: { require: mfa }
                """);
        Tokens shop = realm.shop()
                .signIn()
                .open()
                .password(realm.anna())
                .otp(realm.anna())
                .tokens();
        Tokens bank = realm.realm()
                .app("bank")
                .signIn()
                .open()
                .password(realm.anna())
                .otp(realm.anna())
                .tokens();
        bank.refresh();
        Thread.sleep(21_000);

        shop.refresh();
        refused(realm, bank.tryRefresh(), "level-unmet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"profile", "offline_access"})
    void aRefusedTokenIsNotSpent(String scope, KeycloakServer keycloak) {
        var realm = realm(keycloak, ASKS_PASSWORD);
        realm.realm().set("revokeRefreshToken", true);
        Tokens tokens =
                realm.shop().signIn().scope(scope).open().password(realm.anna()).tokens();

        realm.stepUp().policy(ASKS_MFA);
        refused(realm, tokens.tryRefresh(), "level-unmet");
        realm.stepUp().policy(ASKS_PASSWORD + """
                rules:
                  - id: closed
                    match: { clients: [shop] }
                    then: { deny: closed }
                """);
        denied(realm, tokens.tryRefresh());
        realm.stepUp().policy(ASKS_PASSWORD);

        assertThat(tokens.refresh().refresh().access().acr()).isEqualTo("pwd");
    }

    @Test
    void aStepUpHealsTheClientAndNotTheStolenToken(KeycloakServer keycloak) {
        var realm = realm(keycloak, ASKS_PASSWORD);
        Login first = realm.shop().signIn().open().password(realm.anna());
        Tokens stolen = first.tokens();
        realm.stepUp().policy(ASKS_MFA);

        Login again = realm.shop().signIn().in(first.browser()).open();
        assertThat(again.asks()).isEqualTo(PageKind.OTP);
        Tokens healed = again.otp(realm.anna()).tokens();

        assertThat(healed.refresh().access().acr()).isEqualTo("mfa");
        refused(realm, stolen.tryRefresh(), "level-unmet");
    }

    /** Keycloak takes control characters, encoded ones too, out of a form before it reads it. */
    @ParameterizedTest
    @ValueSource(strings = {"refresh_token\n", "refresh_token%0A"})
    void aStolenTokenStaysWeakHoweverTheGrantIsSpelled(String grantType, KeycloakServer keycloak) {
        var realm = realm(keycloak, ASKS_PASSWORD);
        Login first = realm.shop().signIn().open().password(realm.anna());
        Tokens stolen = first.tokens();
        realm.shop()
                .signIn()
                .in(first.browser())
                .acr("mfa")
                .open()
                .otp(realm.anna())
                .tokens();

        Tokens refreshed = stolen.refreshSpelled(grantType);

        assertThat(refreshed.access().acr()).isEqualTo("pwd");
        assertThat(refreshed.access().mfaVerified()).isFalse();
    }

    @Test
    void theClientsMinimumHoldsOnARefresh(KeycloakServer keycloak) {
        var realm = realm(keycloak, ASKS_PASSWORD);
        Tokens tokens = realm.shop().signIn().open().password(realm.anna()).tokens();

        realm.ofShop("step-up.min-acr", "mfa");

        refused(realm, tokens.tryRefresh(), "level-unmet");
    }

    @Test
    void theMinimumOfAScopeHoldsOnARefreshThatCarriesIt(KeycloakServer keycloak) {
        var realm = realm(keycloak, ASKS_PASSWORD);
        String scope = realm.offerScope("payments");
        Tokens plain = realm.shop().signIn().open().password(realm.anna()).tokens();
        Tokens paying = realm.shop()
                .signIn()
                .scope("payments")
                .open()
                .password(realm.anna())
                .tokens();

        realm.setScope(scope, "step-up.min-acr", "mfa");

        assertThat(plain.refresh().access().acr()).isEqualTo("pwd");
        refused(realm, paying.tryRefresh(), "level-unmet");
    }

    @Test
    void whereTheUserIsIsWhereTheBrowserWasSeenLast(KeycloakServer keycloak) {
        var realm = realm(keycloak, """
                zones:
                  office: { cidrs: [198.51.100.0/24] }
                """ + WITHOUT_LIMITS + """
                rules:
                  - id: away
                    match: { zonesNot: [office] }
                    then: { require: mfa }
                """);
        Login atOffice = realm.shop().signIn().from("198.51.100.7").open().password(realm.anna());
        Tokens tokens = atOffice.tokens();

        tokens.refresh();

        Login away =
                realm.shop().signIn().in(atOffice.browser()).from("203.0.113.5").open();
        Tokens ofBoth = away.otp(realm.anna()).tokens();
        ofBoth.refresh();
        refused(realm, tokens.tryRefresh(), "level-unmet");
    }

    @Test
    void whoCallsIsTheApplication(KeycloakServer keycloak) {
        var realm = realm(keycloak, ASKS_PASSWORD + """
                rules:
                  - id: by-network-of-the-caller
                    match: { grants: [refresh] }
                    when: caller.ip == '127.0.0.1' && net.ip == '198.51.100.7'
                    then: { deny: closed }
                    onMissing: skip
                """);
        Tokens elsewhere = realm.shop()
                .signIn()
                .from("203.0.113.5")
                .open()
                .password(realm.anna())
                .tokens();
        Tokens there = realm.shop()
                .signIn()
                .from("198.51.100.7")
                .open()
                .password(realm.anna())
                .tokens();

        elsewhere.refresh();
        denied(realm, there.tryRefresh());
    }

    @Test
    void whatADeviceSparedStaysSparedWhileItIsRemembered(KeycloakServer keycloak) {
        var realm = DeviceRealm.on(keycloak);
        Tokens tokens = realm.signIn(realm.remembered(1)).tokens();
        assertThat(tokens.refresh().access().acr()).isEqualTo("pwd");

        JsonNode device = realm.devices().get(0);
        realm.realm()
                .admin()
                .delete("/step-up/users/" + realm.realm().id(realm.anna()) + "/devices/"
                        + device.path("id").asText())
                .expect(204);

        assertThat(tokens.tryRefresh().expect(400).json().path("error").asText())
                .isEqualTo("invalid_grant");
    }

    @Test
    void withoutAPolicyThereIsNoRefresh(KeycloakServer keycloak) {
        var realm = realm(keycloak, ASKS_PASSWORD);
        Tokens tokens = realm.shop().signIn().open().password(realm.anna()).tokens();

        realm.stepUp().dropPolicy();

        refused(realm, tokens.tryRefresh(), "policy-missing");
    }

    @Test
    void anExemptionIsUsedInTheOpen(KeycloakServer keycloak) {
        var realm = realm(keycloak, ASKS_PASSWORD);
        Tokens tokens = realm.shop().signIn().open().password(realm.anna()).tokens();
        realm.stepUp().policy(ASKS_MFA + """
                rules:
                  - id: old-app
                    match: { clients: [shop], grants: [refresh] }
                    then: { exempt: true }
                    owner: ops@example.com
                    reason: no browser there
                    expires: 2099-12-31
                """);

        tokens.refresh();

        assertThat(realm.realm().events("REFRESH_TOKEN").stream()
                        .map(event ->
                                event.path("details").path("step_up_exempt").asText()))
                .contains("old-app");
    }

    private static LevelRealm realm(KeycloakServer keycloak, String policy) {
        var realm = LevelRealm.on(keycloak, policy);
        realm.realm().set("enabledEventTypes", List.of("REFRESH_TOKEN", "REFRESH_TOKEN_ERROR", "LOGIN"));
        return realm;
    }

    private static void refused(LevelRealm realm, Answer answer, String reason) {
        JsonNode error = answer.expect(400).json();
        assertThat(error.path("error").asText()).isEqualTo("invalid_grant");
        told(realm, error, reason);
    }

    private static void denied(LevelRealm realm, Answer answer) {
        JsonNode error = answer.expect(403).json();
        assertThat(error.path("error").asText()).isEqualTo("access_denied");
        told(realm, error, "policy-denied");
    }

    private static void told(LevelRealm realm, JsonNode error, String reason) {
        JsonNode details = realm.realm().events("REFRESH_TOKEN_ERROR").get(0).path("details");
        assertThat(details.path("step_up_reason").asText()).isEqualTo(reason);
        assertThat(error.path("error_description").asText())
                .isEqualTo(reason + ", decision "
                        + details.path("step_up_decision").asText());
    }
}
