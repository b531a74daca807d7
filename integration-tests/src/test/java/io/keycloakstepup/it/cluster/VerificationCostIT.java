package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.login.RecoveryCodes;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * How many statements a verification sends to the database: two of ours at most. Of several the least is taken: the first
 * makes the rows, and whatever the server does in the background counts too now and then.
 */
@WithKeycloak
final class VerificationCostIT {

    private static final int TIMES = 5;

    @HoldsEveryTime
    void aCodeOfAPeriodCostsTwoAndAWrongOneOne(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.setAll(Map.of("otpPolicyLookAheadWindow", 9));
        var costs = new Costs(keycloak, realm, realm.userWithOtp("anna"), "otp");

        costs.assertRight(2, time -> Map.of("answer", codeIn(costs.user(), time - 3)));
        costs.assertWrong(1);
    }

    /** Keycloak keeps the counter of such a token in its credential. */
    @HoldsEveryTime
    void aCountedCodeCostsTwoAndKeycloaksOwn(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var anna = new TestUser("anna", "password-of-anna", "otp-secret-of-anna");
        realm.userWith("anna", List.of(anna.countedCredential()));
        var costs = new Costs(keycloak, realm, anna, "otp");

        costs.assertRightWithKeycloaksOwn(
                2, time -> Map.of("answer", anna.device().codeNumber(time)));
        costs.assertWrong(1);
    }

    @HoldsEveryTime
    void m05_aSentCodeCostsTwoAndAWrongOneOne(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        realm.setAttribute("step-up.code-seconds-apart", "0");
        realm.setAttribute("step-up.code-network-seconds-apart", "0");
        realm.setAttribute("step-up.code-per-hour", "100");
        realm.setAttribute("step-up.code-network-per-hour", "0");
        var costs = new Costs(keycloak, realm, realm.userWithOtp("anna"), "email-code");
        try (Mailbox mailbox = Mailbox.of(realm)) {
            costs.assertRight(2, time -> Map.of("kept", costs.challenge(), "answer", mailbox.code(time + 1)));
            costs.assertWrong(1, time -> Map.of("kept", costs.challenge(), "answer", "0000000"));
        }
    }

    /** Keycloak takes the code off its list. A wrong one is held against what was used up and is still on it. */
    @HoldsEveryTime
    void aRecoveryCodeCostsTwoAndKeycloaksOwn(KeycloakServer keycloak) {
        var realm = TestRealm.on(keycloak);
        var codes = RecoveryCodes.of("anna", 12);
        var costs = new Costs(keycloak, realm, realm.userWith("anna", List.of(codes.credential())), "recovery-code");

        costs.assertRightWithKeycloaksOwn(2, time -> Map.of("answer", codes.number(time + 1)));
        costs.assertWrong(2);
    }

    @HoldsEveryTime
    void aKeyWithoutACounterCostsTwo(KeycloakServer keycloak) {
        var key = ProbedKey.on(keycloak);
        var costs = new Costs(keycloak, key.realm(), key.user(), ProbedKey.FACTOR);

        costs.assertWrong(2, time -> key.answer(answer -> answer.signatures(0).site("elsewhere.example")));
        costs.assertRight(2, time -> key.answer(answer -> answer.signatures(0)));
    }

    /** Keycloak keeps the counter of such a key in its credential. */
    @HoldsEveryTime
    void aKeyThatCountsCostsTwoAndKeycloaksOwn(KeycloakServer keycloak) {
        var key = ProbedKey.on(keycloak);
        var costs = new Costs(keycloak, key.realm(), key.user(), ProbedKey.FACTOR);

        costs.assertRightWithKeycloaksOwn(2, time -> key.answer(Function.identity()));
    }

    private static String codeIn(TestUser user, int steps) {
        return user.device().codeOf(Duration.ofSeconds(-30L * steps));
    }

    /** Verifications of one user's factor, one after the other. */
    private record Costs(KeycloakServer keycloak, TestRealm realm, TestUser user, String factor) {

        String challenge() {
            return Probe.of(keycloak).challenge(realm.name(), user.name(), factor);
        }

        void assertWrong(int statements) {
            assertWrong(statements, time -> Map.of("answer", "000000"));
        }

        void assertWrong(int statements, Function<Integer, Map<String, String>> answers) {
            assertThat(least("factor-wrong", answers)).isEqualTo(statements);
        }

        void assertRight(int statements, Function<Integer, Map<String, String>> answers) {
            assertThat(least("proven", answers)).isEqualTo(statements);
        }

        /** Keycloak reads its credential, locks it, and writes it. */
        void assertRightWithKeycloaksOwn(int statements, Function<Integer, Map<String, String>> answers) {
            assertThat(least("proven", answers)).isBetween(statements + 1L, statements + 3L);
        }

        private long least(String end, Function<Integer, Map<String, String>> answers) {
            long least = Long.MAX_VALUE;
            for (int time = 0; time < TIMES; time++) {
                least = Math.min(least, statements(end, answers.apply(time)));
            }
            System.out.println("statements for " + factor + ", " + end + ": " + least);
            return least;
        }

        private long statements(String end, Map<String, String> answer) {
            Map<String, String> what = new HashMap<>(answer);
            what.put("user", user.name());
            what.put("factor", factor);
            JsonNode cost = Probe.of(keycloak).verificationCost(realm.name(), what);
            assertThat(cost.path("end").asText()).isEqualTo(end);
            return Long.parseLong(cost.path("statements").asText());
        }
    }
}
