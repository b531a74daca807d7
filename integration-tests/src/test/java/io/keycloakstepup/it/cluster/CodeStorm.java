package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.TestRealm;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answers to the real factor by fifty threads at once, each answer in a Keycloak session of its own. The tests' probe gives
 * them: through real forms the storm would be slower, and so weaker.
 *
 * @param realm the realm
 * @param user the user who is guessed at
 */
record CodeStorm(TestRealm realm, TestUser user) {

    static final int WRONG_ONES = 1_000;

    /** How often so many answers with this code ended how. */
    Map<String, Long> at(Probe probe, String code, int times) {
        return probe.verifications(realm.name(), answer(code), times, Storm.THREADS);
    }

    /** Parameters of the probe for an answer with this code. */
    Map<String, String> answer(String code) {
        return answer("otp", code);
    }

    /** Parameters of the probe for an answer to this factor. */
    Map<String, String> answer(String factor, String code) {
        return Map.of("user", user.name(), "factor", factor, "answer", code);
    }

    /** What several nodes together say. */
    static Map<String, Long> sum(Iterable<Map<String, Long>> nodes) {
        Map<String, Long> all = new TreeMap<>();
        nodes.forEach(node -> node.forEach((end, times) -> all.merge(end, times, Long::sum)));
        return all;
    }

    /** One success, whatever became of the others; as many ends as answers. */
    static void assertOneSuccess(Map<String, Long> ends, long answers) {
        assertThat(ends).containsEntry("proven", 1L);
        assertThat(ends.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(answers);
        assertThat(ends.keySet()).isSubsetOf("proven", "factor-replayed", "factor-locked", "factor-wrong");
    }

    /** Five looked at before the first wait, and one more after each wait that the run has lasted through. */
    static void assertLookedAtAsTheLimiterAllows(Map<String, Long> ends, long answers) {
        long looked = ends.getOrDefault("factor-wrong", 0L);
        assertThat(looked).isBetween(5L, 8L);
        assertThat(ends).containsEntry("factor-locked", answers - looked).hasSize(2);
    }
}
