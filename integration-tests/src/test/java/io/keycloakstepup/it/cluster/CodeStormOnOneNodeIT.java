package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.Login;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for codes on two nodes with PostgreSQL holds on one with H2. */
@WithKeycloak
final class CodeStormOnOneNodeIT {

    private static final String MFA = """
            policy: 1
            levels:
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h} ] ] }
            """;

    @HoldsEveryTime
    void t06_ofTenThousandAnswersWithOneRightCodeOneCounts(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var storm = new CodeStorm(realm, realm.userWithOtp("anna"));

        var ends = storm.at(Probe.of(keycloak), storm.user().device().freshCode(), Storm.ALL);

        System.out.println("10,000 answers with one right code on one node: " + ends);
        CodeStorm.assertOneSuccess(ends, Storm.ALL);
    }

    @HoldsEveryTime
    void t06_ofAThousandWrongAnswersFiveAreLookedAt(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var storm = new CodeStorm(realm, realm.userWithOtp("anna"));

        var ends = storm.at(Probe.of(keycloak), "000000", CodeStorm.WRONG_ONES);

        System.out.println("1,000 wrong answers on one node: " + ends);
        CodeStorm.assertLookedAtAsTheLimiterAllows(ends, CodeStorm.WRONG_ONES);
    }

    /** All of them answer one challenge, which takes five answers whatever they are. */
    @HoldsEveryTime
    void b10_ofAThousandAnswersWithOneSentCodeOneCounts(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var storm = new CodeStorm(realm, realm.userWithPassword("anna"));
        Probe probe = Probe.of(keycloak);
        try (Mailbox mailbox = Mailbox.of(realm)) {
            String kept = probe.challenge(realm.name(), "anna", "email-code");
            var answer = new HashMap<>(storm.answer("email-code", mailbox.code(1)));
            answer.put("kept", kept);

            var ends = probe.verifications(realm.name(), answer, 1_000, Storm.THREADS);

            System.out.println("1,000 answers with one sent code on one node: " + ends);
            assertThat(ends).containsEntry("proven", 1L);
            assertThat(ends.getOrDefault("factor-replayed", 0L)).isLessThanOrEqualTo(4);
            assertThat(ends.keySet()).isSubsetOf("proven", "factor-replayed", "code-spent", "factor-locked");
        }
    }

    /** A code that was used up lies on Keycloak's list still if the request that used it has failed afterwards. */
    @Test
    void n24_aRecoveryCodeThatAFailedRequestUsedUpIsPassedOver(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        StepUp.in(realm).policy(MFA.replace("otp", "recovery-code"));
        var codes = RecoveryCodes.of("anna", 6);
        var anna = realm.userWith("anna", List.of(codes.credential()));
        failWith(keycloak, realm, anna, codes.number(1));

        Login login = realm.app("shop").signIn().open().password(anna);
        assertThat(login.page().text()).contains("number 2");
        login.recoveryCode(codes.number(1));
        assertThat(login.isBack()).isFalse();
        var refusal = realm.events("LOGIN_ERROR").get(0).path("details");
        assertThat(refusal.path("step_up_reason").asText()).isEqualTo("factor-replayed");
        assertThat(login.recoveryCode(codes.number(2)).isBack()).isTrue();

        Login next = realm.app("bank").signIn().open().password(anna);
        assertThat(next.page().text()).contains("number 3");
        assertThat(next.recoveryCode(codes.number(3)).isBack()).isTrue();
    }

    /** Keycloak's form goes on naming the code that was used up, until the one after it has counted. */
    @Test
    void n24_keycloaksFormTakesTheCodeAfterOneThatAFailedRequestUsedUp(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        realm.bindFlow("native", "auth-username-password-form", "auth-recovery-authn-code-form");
        var codes = RecoveryCodes.of("anna", 6);
        var anna = realm.userWith("anna", List.of(codes.credential()));
        failWith(keycloak, realm, anna, codes.number(1));

        Login login = realm.app("shop").signIn().open().password(anna);
        assertThat(submit(login, codes.number(1)).isBack()).isFalse();
        assertThat(submit(login, codes.number(2)).isBack()).isTrue();

        Login next = realm.app("bank").signIn().open().password(anna);
        assertThat(submit(next, codes.number(3)).isBack()).isTrue();
    }

    private static Login submit(Login login, String code) {
        return login.submit(Map.of("recoveryCodeInput", code));
    }

    private static void failWith(KeycloakServer keycloak, TestRealm realm, TestUser user, String code) {
        var answer = new CodeStorm(realm, user).answer("recovery-code", code);
        assertThat(Probe.of(keycloak).failedVerification(realm.name(), answer)).isEqualTo("proven");
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(MFA);
        return realm;
    }
}
