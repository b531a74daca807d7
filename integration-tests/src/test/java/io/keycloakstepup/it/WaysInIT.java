package io.keycloakstepup.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.PageKind;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Registering and resetting a password end at the gate as signing in does. */
@WithKeycloak
final class WaysInIT {

    private static final String PWD = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            default: { require: pwd }
            """;
    private static final String MFA = PWD.replace("require: pwd", "require: mfa");
    private static final Map<String, String> NEW_PASSWORD =
            Map.of("password-new", "a new password", "password-confirm", "a new password");

    @Test
    void whoRegistersIsSignedInAtTheLevelThatThePolicyAsks(KeycloakServer keycloak) {
        var realm = withRegistration(keycloak, PWD);

        Claims claims = register(realm).tokens().access();

        assertThat(claims.acr()).isEqualTo("pwd");
        assertThat(claims.amr()).containsExactly("pwd");
        assertThat(realm.events("LOGIN")
                        .get(0)
                        .path("details")
                        .path("step_up_level")
                        .asText())
                .isEqualTo("pwd");
    }

    @Test
    void whoRegistersWithoutTheFactorsThatThePolicyAsksIsRefused(KeycloakServer keycloak) {
        var realm = withRegistration(keycloak, MFA);

        var login = register(realm);

        assertThat(login.page().status()).isEqualTo(403);
        assertThat(reasonOf(realm, "LOGIN_ERROR")).isEqualTo("level-unreachable");
        assertThat(realm.events("LOGIN")).isEmpty();
    }

    @Test
    void aForgottenPasswordLeadsToTheLevelThatThePolicyAsks(KeycloakServer keycloak) {
        var realm = withReset(keycloak, PWD);
        var ben = realm.userWithPassword("ben");

        try (var mailbox = Mailbox.of(realm)) {
            var login = forget(realm, ben).visit(mailbox.link());
            Claims claims = login.submit(NEW_PASSWORD).tokens().access();

            assertThat(claims.acr()).isEqualTo("pwd");
            assertThat(claims.username()).isEqualTo("ben");
        }
    }

    @Test
    void aPasswordThatIsChangedLaterEndsWhatItsResetProved(KeycloakServer keycloak) throws Exception {
        var realm = withReset(keycloak, PWD);
        var ben = realm.userWithPassword("ben");
        Tokens tokens;
        try (var mailbox = Mailbox.of(realm)) {
            tokens = forget(realm, ben)
                    .visit(mailbox.link())
                    .submit(NEW_PASSWORD)
                    .tokens();
        }
        assertThat(tokens.refresh().access().acr()).isEqualTo("pwd");
        // As long as a sign-in may take, a change of the password may be its own.
        realm.set("accessCodeLifespanLogin", 1);
        realm.set("accessCodeLifespanUserAction", 1);
        Thread.sleep(1_500);

        realm.admin()
                .put(
                        "/users/" + realm.id(ben) + "/reset-password",
                        Map.of("type", "password", "value", "one more password", "temporary", false))
                .expect(204);

        assertThat(tokens.tryRefresh()
                        .expect(400)
                        .json()
                        .path("error_description")
                        .asText())
                .startsWith("level-unmet");
    }

    @Test
    void aSecondFactorIsProvenBeforeThePasswordIsReset(KeycloakServer keycloak) {
        var realm = withReset(keycloak, MFA);
        var anna = realm.userWithOtp("anna");

        try (var mailbox = Mailbox.of(realm)) {
            var login = forget(realm, anna).visit(mailbox.link());
            assertThat(login.asks()).isEqualTo(PageKind.OTP);
            Claims claims = login.otp(anna).submit(NEW_PASSWORD).tokens().access();

            assertThat(claims.acr()).isEqualTo("mfa");
            assertThat(claims.mfaVerified()).isTrue();
        }
    }

    /** The code may lie in that very mailbox. */
    @Test
    void n26_aMailboxAndACodeAddNothingWithoutThePassword(KeycloakServer keycloak) {
        var realm = withReset(keycloak, """
                policy: 1
                levels:
                  mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
                default: { require: mfa, enroll: code }
                """);
        var ben = realm.userWithPassword("ben");
        realm.admin()
                .post("/step-up/users/" + realm.id(ben) + "/enrolment-code", Map.of())
                .expect(200);

        try (var mailbox = Mailbox.of(realm)) {
            assertThat(forget(realm, ben).visit(mailbox.link()).asks()).isEqualTo(PageKind.PASSWORD);
        }
    }

    @Test
    void theMailboxAloneChangesNeitherPasswordNorSecondFactor(KeycloakServer keycloak) {
        var realm = withReset(keycloak, MFA);
        var anna = realm.userWithOtp("anna");

        try (var mailbox = Mailbox.of(realm)) {
            var login = forget(realm, anna).visit(mailbox.link()).otp("000000");

            assertThat(login.asks()).isEqualTo(PageKind.OTP);
        }
        var again = realm.app("bank").signIn().open().password(anna).otp(anna);
        assertThat(again.tokens().access().acr()).isEqualTo("mfa");
    }

    @Test
    void aResetNeitherRemovesNorAddsASecondFactor(KeycloakServer keycloak) {
        var realm = withReset(keycloak, PWD);
        var anna = realm.userWithOtp("anna");
        List<String> before = secondFactors(realm, anna);

        try (var mailbox = Mailbox.of(realm)) {
            var login = forget(realm, anna).visit(mailbox.link()).submit(NEW_PASSWORD);

            assertThat(login.tokens().access().acr()).isEqualTo("pwd");
        }
        assertThat(secondFactors(realm, anna)).isEqualTo(before).hasSize(1);
    }

    @Test
    void aSecondFactorThatTheApplicationWantsToAddIsNotAddedByMailAlone(KeycloakServer keycloak) {
        var realm = withReset(keycloak, PWD);
        var anna = realm.userWithOtp("anna");

        try (var mailbox = Mailbox.of(realm)) {
            var login = realm.app("shop")
                    .signIn()
                    .with("kc_action", "CONFIGURE_TOTP")
                    .open();
            login.goTo("reset-credentials").submit(Map.of("username", anna.name()));
            login.visit(mailbox.link());

            assertThat(login.asks()).isEqualTo(PageKind.OTP);
        }
    }

    @Test
    void aNewPasswordThatCouldBeCancelledProvesNothing(KeycloakServer keycloak) {
        var realm = withReset(keycloak, PWD);
        var ben = realm.userWithPassword("ben");

        try (var mailbox = Mailbox.of(realm)) {
            var login = realm.app("shop")
                    .signIn()
                    .with("kc_action", "UPDATE_PASSWORD")
                    .open();
            login.goTo("reset-credentials").submit(Map.of("username", ben.name()));
            login.visit(mailbox.link());

            assertThat(login.asks()).isEqualTo(PageKind.PASSWORD);
        }
    }

    @Test
    void aSignInThatIsStartedOverStartsAtTheBeginning(KeycloakServer keycloak) {
        var realm = withReset(keycloak, MFA);
        var anna = realm.userWithOtp("anna");

        var login = realm.app("shop").signIn().open().password(anna).goTo("restart");

        assertThat(login.asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);
        assertThat(login.password(anna).asks()).isEqualTo(PageKind.OTP);
        assertThat(realm.events("LOGIN")).isEmpty();
    }

    @Test
    void aSecondTabIsAskedTheSame(KeycloakServer keycloak) {
        var realm = withReset(keycloak, MFA);
        var anna = realm.userWithOtp("anna");
        var app = realm.app("shop");
        var first = app.signIn().open().password(anna);

        var second = app.signIn().in(first.browser()).open();

        assertThat(second.asks()).isEqualTo(PageKind.USERNAME_AND_PASSWORD);
        assertThat(second.password(anna).asks()).isEqualTo(PageKind.OTP);
        assertThat(first.otp(anna).tokens().access().acr()).isEqualTo("mfa");
    }

    private static TestRealm withRegistration(KeycloakServer keycloak, String policy) {
        var realm = TestRealm.on(keycloak);
        realm.set("registrationAllowed", true);
        StepUp.in(realm).policy(policy);
        return realm;
    }

    private static TestRealm withReset(KeycloakServer keycloak, String policy) {
        var realm = TestRealm.on(keycloak);
        realm.set("resetPasswordAllowed", true);
        StepUp.in(realm).policy(policy);
        return realm;
    }

    private static Login register(TestRealm realm) {
        return realm.app("shop")
                .signIn()
                .prompt("create")
                .open()
                .submit(Map.of(
                        "username", "nora",
                        "email", "nora@example.com",
                        "firstName", "Nora",
                        "lastName", "New",
                        "password", "password-of-nora",
                        "password-confirm", "password-of-nora"));
    }

    private static Login forget(TestRealm realm, TestUser user) {
        return realm.app("shop").signIn().open().goTo("reset-credentials").submit(Map.of("username", user.name()));
    }

    private static List<String> secondFactors(TestRealm realm, TestUser user) {
        return realm.admin().read("/users/" + realm.id(user) + "/credentials").findParents("type").stream()
                .filter(credential -> !credential.path("type").asText().equals("password"))
                .map(JsonNode::toString)
                .toList();
    }

    private static String reasonOf(TestRealm realm, String event) {
        return realm.events(event).get(0).path("details").path("step_up_reason").asText();
    }
}
