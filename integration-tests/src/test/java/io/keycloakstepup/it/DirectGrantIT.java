package io.keycloakstepup.it;

import static io.keycloakstepup.it.PasswordRealm.ASKS_MFA;
import static io.keycloakstepup.it.PasswordRealm.ASKS_PASSWORD;
import static io.keycloakstepup.it.PasswordRealm.description;
import static io.keycloakstepup.it.PasswordRealm.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tokens for a password are asked for at the same policy, and say what was proven. */
@WithKeycloak
final class DirectGrantIT {

    private static final String WRONG = "000000";

    @Test
    void m05_aPasswordThatIsEnoughYieldsTokensThatSayJustThat(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_PASSWORD);
        Instant before = Instant.now().minusSeconds(1);

        Tokens tokens = realm.tokens(realm.ask());

        for (Claims claims : List.of(tokens.access(), tokens.id(), tokens.introspection(), tokens.userinfo())) {
            assertThat(claims.acr()).isEqualTo("pwd");
            assertThat(claims.amr()).containsExactly("pwd");
            assertThat(claims.mfaVerified()).isFalse();
            assertThat(claims.authTime()).isBetween(before, Instant.now());
        }
    }

    @Test
    void m05_aCodeBesideThePasswordReachesTheLevelUnderBothItsNames(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA);

        for (String name : List.of("otp", "totp")) {
            Tokens tokens = realm.tokens(realm.ask(name, realm.anna().device().freshCode()));

            assertThat(tokens.access().acr()).as(name).isEqualTo("mfa");
            assertThat(tokens.id().amr()).containsExactly("pwd", "otp", "mfa");
            assertThat(tokens.access().mfaVerified()).isTrue();
        }
        var details = realm.realm().events("LOGIN").get(0).path("details");
        assertThat(details.path("step_up_reached").asText()).isEqualTo("mfa");
        assertThat(details.path("step_up_rules").asText()).isEqualTo("default");
    }

    @Test
    void aRecoveryCodeCountsOnceAndInItsOrder(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA);
        var codes = RecoveryCodes.of("ben", 5);
        var ben = realm.realm().userWith("ben", List.of(codes.credential()));

        Claims claims = realm.tokens(realm.askFor(ben, "recovery_code", codes.number(1)))
                .access();

        assertThat(claims.acr()).isEqualTo("mfa");
        assertThat(claims.amr()).containsExactly("pwd", "mfa");
        assertThat(realm.askFor(ben, "recovery_code", codes.number(1)).status()).isEqualTo(400);
        realm.askFor(ben, "recovery_code", codes.number(2)).expect(200);
    }

    @Test
    void whoMayNotBeToldHearsOfARightPasswordWhatAWrongOneHears(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA);
        var ben = realm.realm().userWithPassword("ben");
        Answer wrong = realm.askFor(new TestUser("anna", "not of anna", "unused"));
        Answer unknown = realm.askFor(new TestUser("nobody", "a password", "unused"));

        Answer unmet = realm.ask();
        assertThat(realm.reason()).isEqualTo("level-unmet");
        Answer wrongCode = realm.ask("otp", WRONG);
        assertThat(realm.reason()).isEqualTo("factor-wrong");
        Answer withoutFactor = realm.askFor(ben);
        assertThat(realm.reason()).isEqualTo("level-unreachable");

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(Stream.of(unknown, unmet, wrongCode, withoutFactor).map(Answer::status))
                .containsOnly(400);
        assertThat(Stream.of(unknown, unmet, wrongCode, withoutFactor).map(Answer::body))
                .containsOnly(wrong.body());
        assertThat(Stream.of(unknown, unmet, wrongCode, withoutFactor)
                        .map(answer -> answer.headers().map().keySet()))
                .containsOnly(wrong.headers().map().keySet());
    }

    @Test
    void aRealmMayLetAnyApplicationBeToldOnceThePasswordWasRight(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA).hinting();

        Answer unmet = realm.ask().expect(400);

        assertThat(error(unmet)).isEqualTo("invalid_grant");
        assertThat(description(unmet)).startsWith("a further factor is needed (otp): level-unmet, decision ");
        assertThat(unmet.json().has("auth_session")).isFalse();
        assertThat(description(realm.ask("otp", WRONG))).contains("factor-wrong");
        assertThat(description(realm.askFor(new TestUser("anna", "not of anna", "unused"), "otp", WRONG)))
                .isEqualTo("Invalid user credentials");
    }

    @Test
    void t03_aCodeCountsOnceInBrowserAndPasswordGrantTogether(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA);
        String inBrowser = realm.anna().device().freshCode();
        assertThat(realm.shop()
                        .signIn()
                        .open()
                        .password(realm.anna())
                        .otp(inBrowser)
                        .isBack())
                .isTrue();
        String byPassword = realm.anna().device().freshCode();

        realm.ask("otp", inBrowser).expect(400);
        assertThat(realm.reason()).isEqualTo("factor-replayed");
        realm.ask("otp", byPassword).expect(200);
        realm.ask("otp", byPassword).expect(400);

        assertThat(realm.shop()
                        .signIn()
                        .open()
                        .password(realm.anna())
                        .otp(byPassword)
                        .isBack())
                .isFalse();
    }

    @Test
    void n04_theFifthWrongCodeInARowMakesTheNextWait(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA);
        for (int i = 0; i < 5; i++) {
            realm.ask("otp", WRONG).expect(400);
        }

        realm.ask("otp", realm.anna().device().freshCode()).expect(400);
        assertThat(realm.reason()).isEqualTo("factor-locked");
        String factors = "/step-up/users/" + realm.realm().id(realm.anna()) + "/factors";
        assertThat(realm.realm().admin().read(factors).toString()).contains("\"failures\":5");
        Answer told = realm.ofTheOperator().ask("otp", WRONG).expect(403);
        assertThat(told.header("Retry-After").map(Integer::valueOf).orElse(0)).isBetween(1, 30);
    }

    @Test
    void aRightPasswordThatDoesNotSufficeIsNoWrongPassword(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA);
        realm.realm().setAll(Map.of("bruteForceProtected", true, "failureFactor", 2));

        for (int i = 0; i < 4; i++) {
            realm.ask().expect(400);
            assertThat(realm.reason()).isEqualTo("level-unmet");
        }

        String code = realm.anna().device().freshCode();
        realm.ask("otp", code).expect(200);
    }

    @Test
    void aLockedAccountHearsWhatAWrongPasswordHears(KeycloakServer keycloak) throws InterruptedException {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA).ofTheOperator();
        realm.realm().setAll(Map.of("bruteForceProtected", true, "failureFactor", 2));
        String handle = PasswordRealm.authSession(realm.ask());
        Answer wrong = realm.askFor(new TestUser("anna", "not of anna", "unused"));
        for (int i = 0; i < 3; i++) {
            realm.askFor(new TestUser("anna", "not of anna", "unused"));
        }
        String attacks = "/attack-detection/brute-force/users/" + realm.realm().id(realm.anna());
        for (int i = 0;
                i < 50 && !realm.realm().admin().read(attacks).path("disabled").asBoolean();
                i++) {
            Thread.sleep(100);
        }

        String code = realm.anna().device().freshCode();
        assertThat(realm.ask("otp", code).expect(400).body()).isEqualTo(wrong.body());
        assertThat(description(realm.goOn(handle, "otp", code).expect(400))).startsWith("factor-expired");
    }

    @Test
    void t03_aCodeOfAnEarlierStepThanTheLastOneIsRefused(KeycloakServer keycloak) {
        var realm = PasswordRealm.on(keycloak, ASKS_MFA);
        String earlier = realm.anna().device().freshCode();
        realm.ask("otp", realm.anna().device().freshCode()).expect(200);

        realm.ask("otp", earlier).expect(400);
        assertThat(realm.reason()).isEqualTo("factor-replayed");
    }
}
