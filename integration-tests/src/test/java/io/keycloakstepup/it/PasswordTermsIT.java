package io.keycloakstepup.it;

import static io.keycloakstepup.it.PasswordRealm.ASKS_MFA;
import static io.keycloakstepup.it.PasswordRealm.ASKS_PASSWORD;
import static io.keycloakstepup.it.PasswordRealm.LEVELS;
import static io.keycloakstepup.it.PasswordRealm.description;
import static io.keycloakstepup.it.PasswordRealm.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What policy, request and flow ask of a password grant, and where there are no tokens at all. */
@WithKeycloak
final class PasswordTermsIT {

    private static final String NOBODY_BY_PASSWORD = """
            rules:
              - id: no-passwords
                match: { grants: [password] }
                then: { deny: no-passwords-here }
            """;

    @Test
    void aDenialOfAllPasswordsIsSaidBeforeThePasswordIsLookedAt(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_PASSWORD + NOBODY_BY_PASSWORD);

        Answer right = realm.ask().expect(403);
        Answer wrong =
                realm.askFor(new TestUser("anna", "not of anna", "unused")).expect(403);
        Answer unknown =
                realm.askFor(new TestUser("nobody", "a password", "unused")).expect(403);

        for (Answer answer : List.of(right, wrong, unknown)) {
            assertThat(error(answer)).isEqualTo("access_denied");
            assertThat(description(answer)).startsWith("policy-denied, decision ");
        }
        assertThat(realm.reason()).isEqualTo("policy-denied");
        assertThat(realm.shop().signIn().open().password(realm.anna()).isBack()).isTrue();
    }

    /** With a password beside it, what an application goes on with is no way round the denial. */
    @ParameterizedTest
    @ValueSource(strings = {"", "made-up"})
    void aDenialOfAllPasswordsIsSaidWhateverElseIsSent(String authSession, KeycloakServer keycloak) {
        var realm =
                PasswordRealm.on(keycloak, ASKS_PASSWORD + NOBODY_BY_PASSWORD).ofTheOperator();

        Answer answer = realm.ask("auth_session", authSession).expect(403);

        assertThat(error(answer)).isEqualTo("access_denied");
    }

    @Test
    void aDenialOfOneUserFollowsTheRightPasswordOnly(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_PASSWORD + """
                rules:
                  - id: anna
                    match: { grants: [password] }
                    when: user.username == 'anna'
                    onMissing: match
                    then: { deny: closed }
                """);

        assertThat(error(realm.ask().expect(403))).isEqualTo("access_denied");
        assertThat(error(realm.askFor(new TestUser("anna", "not of anna", "unused"))
                        .expect(400)))
                .isEqualTo("invalid_grant");
    }

    @Test
    void s04_aLevelThatIsAskedForIsReachedOrRefused(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_PASSWORD).hinting();

        Answer first =
                realm.ask("acr_values", "phr mfa", "otp", realm.anna().device().freshCode());
        assertThat(realm.tokens(first).access().acr()).isEqualTo("mfa");
        assertThat(description(realm.ask("acr_values", "mfa").expect(400))).contains("level-unmet");
        assertThat(description(realm.ask("acr_values", "phr").expect(400))).startsWith("request-unreachable");
        String essential = "{\"id_token\":{\"acr\":{\"essential\":true,\"values\":[\"mfa\"]}}}";
        realm.ask("claims", essential).expect(400);
        assertThat(realm.ask("acr_values", "nothing known").status()).isEqualTo(200);
    }

    @Test
    void o01_whatIsProvenInTheRequestMeetsAnAgeOfZero(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, """
                        policy: 1
                        levels:
                          pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
                          now: { loa: 2, chains: [ [ {password: 0s}, {otp: 0s} ] ] }
                        default: { require: pwd }
                        """).ofTheOperator();
        Answer inOne = realm.ask(
                "acr_values",
                "now",
                "max_age",
                "0",
                "otp",
                realm.anna().device().freshCode());
        assertThat(realm.tokens(inOne).access().acr()).isEqualTo("now");

        String handle = PasswordRealm.authSession(realm.ask("acr_values", "now", "max_age", "0"));
        Tokens inTwo =
                realm.tokens(realm.goOn(handle, "otp", realm.anna().device().freshCode()));

        assertThat(inTwo.id().acr()).isEqualTo("now");
        assertThat(inTwo.id().authTime()).isAfter(Instant.now().minusSeconds(20));
    }

    @Test
    void b09_whoHasNoFactorIsRefusedAndEnrolsNothingHere(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA).ofTheOperator();
        var ben = realm.realm().userWithPassword("ben");
        realm.realm()
                .admin()
                .put("/users/" + realm.realm().id(ben), Map.of("emailVerified", false))
                .expect(204);

        Answer refused = realm.askFor(ben).expect(400);

        assertThat(error(refused)).isEqualTo("invalid_grant");
        assertThat(description(refused)).startsWith("level-unreachable");
        assertThat(realm.realm().admin().read("/users/" + realm.realm().id(ben) + "/sessions"))
                .isEmpty();
    }

    @Test
    void whereTheUserIsNobodyCanTell(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, LEVELS + """
                zones:
                  here: { cidrs: [127.0.0.0/8, "::1/128"] }
                rules:
                  - id: away
                    match: { zonesNot: [here] }
                    then: { require: mfa }
                default: { require: pwd }
                """);

        realm.ask().expect(400);
        assertThat(realm.reason()).isEqualTo("level-unmet");
        realm.ask("otp", realm.anna().device().freshCode()).expect(200);
    }

    @Test
    void b05_theRefreshOfSuchATokenIsJudgedByWhatItWasIssuedFor(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_PASSWORD);
        Tokens weak = realm.tokens(realm.ask());
        Tokens strong = realm.tokens(
                realm.ask("acr_values", "mfa", "otp", realm.anna().device().freshCode()));
        assertThat(weak.refresh().access().acr()).isEqualTo("pwd");

        realm.stepUp().policy(ASKS_MFA);

        assertThat(error(weak.tryRefresh().expect(400))).isEqualTo("invalid_grant");
        Claims refreshed = strong.refresh().access();
        assertThat(refreshed.acr()).isEqualTo("mfa");
        assertThat(refreshed.authTime()).isEqualTo(strong.access().authTime());
    }

    @Test
    void b05_aFlowThatAsksNoPolicyYieldsNoTokensAndLeavesNoSession(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_PASSWORD);
        realm.realm().set("directGrantFlow", "direct grant");
        String code = realm.anna().device().freshCode();

        for (String scope : List.of("openid", "openid offline_access")) {
            Answer refused = realm.ask("otp", code, "scope", scope);
            code = realm.anna().device().freshCode();
            assertThat(error(refused.expect(400))).isEqualTo("invalid_grant");
            assertThat(description(refused)).isEqualTo("gate-not-passed");
        }

        String sessions = "/users/" + realm.realm().id(realm.anna()) + "/sessions";
        assertThat(realm.realm().admin().read(sessions)).isEmpty();
        String shop = realm.realm()
                .admin()
                .read("/clients?clientId=shop")
                .get(0)
                .path("id")
                .asText();
        assertThat(realm.realm().admin().read("/clients/" + shop + "/offline-sessions"))
                .isEmpty();
    }

    @Test
    void whileThePolicyOnlyReportsKeycloaksOwnCodeIsAskedForAsBefore(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, "mode: report\n" + ASKS_MFA);
        var ben = realm.realm().userWithPassword("ben");

        realm.askFor(ben).expect(200);
        realm.ask().expect(400);
        Claims claims = realm.tokens(realm.ask("otp", realm.anna().device().freshCode()))
                .access();

        assertThat(claims.amr()).containsExactly("pwd", "otp", "mfa");
    }

    @Test
    void withoutAPolicyThereAreNoTokens(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_PASSWORD);
        var ben = realm.realm().userWithPassword("ben");
        realm.stepUp().dropPolicy();

        realm.askFor(ben).expect(400);

        assertThat(realm.reason()).isEqualTo("policy-missing");
    }

    @Test
    void installingAndUninstallingGoAroundTheFlowThatWasBound(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.bindDirectGrantFlow("own", "direct-grant-validate-username", "direct-grant-validate-password");
        var stepUp = StepUp.in(realm);
        assertThat(realm.admin().read("").path("directGrantFlow").asText()).isEqualTo("step-up direct grant");
        assertThat(stepUp.install().path("created")).isEmpty();
        assertThat(realm.admin()
                        .read("/authentication/flows/step-up%20direct%20grant/executions")
                        .findValuesAsText("providerId"))
                .containsExactly(
                        "step-up-auth-session",
                        "direct-grant-validate-username",
                        "direct-grant-validate-password",
                        "step-up-direct-grant");

        realm.admin().post("/step-up/uninstall", Map.of()).expect(200);

        assertThat(realm.admin().read("").path("directGrantFlow").asText()).isEqualTo("own");
    }
}
