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
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What holds for codes on two nodes with PostgreSQL holds on one with H2, and what a verification costs. */
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

    @HoldsEveryTime
    void aVerificationOfASentCodeAddsFiveStatements(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        realm.setAttribute("step-up.code-seconds-apart", "0");
        realm.setAttribute("step-up.code-network-seconds-apart", "0");
        var storm = new CodeStorm(realm, realm.userWithPassword("anna"));
        Probe probe = Probe.of(keycloak);
        long least = Long.MAX_VALUE;
        try (Mailbox mailbox = Mailbox.of(realm)) {
            for (int mail = 1; mail <= 4; mail++) {
                var answer = new HashMap<String, String>();
                answer.put("kept", probe.challenge(realm.name(), "anna", "email-code"));
                answer.putAll(storm.answer("email-code", mailbox.code(mail)));
                var cost = probe.verificationCost(realm.name(), answer);
                assertThat(cost.path("end").asText()).isEqualTo("proven");
                least = Math.min(least, Long.parseLong(cost.path("statements").asText()));
            }
        }

        System.out.println("statements for a sent code: " + least);
        assertThat(least).isEqualTo(5);
    }

    /** Of the first one the rows are made; whatever the server does in the background counts too now and then. */
    @HoldsEveryTime
    void aVerificationAddsTwoStatementsAtMost(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        realm.setAll(Map.of("otpPolicyLookAheadWindow", 9));
        var storm = new CodeStorm(realm, realm.userWithOtp("anna"));
        Probe probe = Probe.of(keycloak);
        long first = statements(probe, storm, codeIn(storm, -4), "proven");
        long right = Long.MAX_VALUE;
        long wrong = Long.MAX_VALUE;
        for (int step = -3; step < 3; step++) {
            wrong = Math.min(wrong, statements(probe, storm, "000000", "factor-wrong"));
            right = Math.min(right, statements(probe, storm, codeIn(storm, step), "proven"));
        }

        System.out.println(
                "statements for a code of a period: first " + first + ", right " + right + ", wrong " + wrong);
        assertThat(right).isEqualTo(2);
        assertThat(wrong).isEqualTo(1);
    }

    /** Keycloak keeps the counter of such a token in its credential. */
    @HoldsEveryTime
    void aCountedCodeAddsAsManyAndKeycloaksOwn(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = new TestUser("anna", "password-of-anna", "otp-secret-of-anna");
        realm.userWith("anna", List.of(anna.countedCredential()));
        var storm = new CodeStorm(realm, anna);
        Probe probe = Probe.of(keycloak);
        long first = statements(probe, storm, anna.device().codeNumber(0), "proven");
        long right = Long.MAX_VALUE;
        long wrong = Long.MAX_VALUE;
        for (int number = 1; number < 6; number++) {
            wrong = Math.min(wrong, statements(probe, storm, "000000", "factor-wrong"));
            right = Math.min(right, statements(probe, storm, anna.device().codeNumber(number), "proven"));
        }

        System.out.println("statements for a counted code: first " + first + ", right " + right + ", wrong " + wrong);
        assertThat(right).isBetween(3L, 5L);
        assertThat(wrong).isEqualTo(1);
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

    private static String codeIn(CodeStorm storm, int steps) {
        return storm.user().device().codeOf(Duration.ofSeconds(-30L * steps));
    }

    private static long statements(Probe probe, CodeStorm storm, String code, String end) {
        var cost = probe.verificationCost(storm.realm().name(), storm.answer(code));
        assertThat(cost.path("end").asText()).isEqualTo(end);
        return Long.parseLong(cost.path("statements").asText());
    }

    private static TestRealm realm(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        StepUp.in(realm).policy(MFA);
        return realm;
    }
}
