package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.List;

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

    /** Of the first one the rows are made; whatever the server does in the background counts too now and then. */
    @HoldsEveryTime
    void aVerificationAddsTwoStatementsAtMost(KeycloakServer keycloak) {
        var realm = realm(keycloak);
        var anna = new TestUser("anna", "password-of-anna", "otp-secret-of-anna");
        realm.userWith("anna", List.of(anna.countedCredential()));
        CodeStorm storm = new CodeStorm(realm, anna);
        Probe probe = Probe.of(keycloak);
        long first = statements(probe, storm, anna.device().codeNumber(0), "proven");
        long right = Long.MAX_VALUE;
        long wrong = Long.MAX_VALUE;
        for (int number = 1; number < 6; number++) {
            wrong = Math.min(wrong, statements(probe, storm, "000000", "factor-wrong"));
            right = Math.min(right, statements(probe, storm, anna.device().codeNumber(number), "proven"));
        }

        System.out.println("statements of a verification: first " + first + ", right " + right + ", wrong " + wrong);
        assertThat(right).isEqualTo(2);
        assertThat(wrong).isEqualTo(1);
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
