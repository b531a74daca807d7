package io.keycloakstepup.it.walk;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Random walks through sign-ins over REST on a running server, beside a model of them: status, state or problem, what can be
 * proven next, what was proven, what is left, and which token is alive. They never disagree, and no walk succeeds without
 * the evidence that is asked. {@code -Drest.walk.seed} makes the choices of a run once more.
 */
@WithKeycloak
final class RestWalkIT {

    private static final long SEED = Long.getLong("rest.walk.seed", System.currentTimeMillis());
    private static final int WALKERS = 6;
    private static final int SOME = 1_500;
    private static final int MANY = 20_000;

    @Test
    void b10_walksAndModelAgree(KeycloakServer keycloak) throws Exception {
        assertThat(walked(keycloak, SOME)).containsKeys("reached PWD", "reached MFA", "401 state_token_invalid");
    }

    @Test
    @Tag("full")
    void b10_twentyThousandStepsAndModelAgree(KeycloakServer keycloak) throws Exception {
        assertThat(walked(keycloak, MANY))
                .containsKeys("reached PWD", "reached MFA", "reached ALL")
                .containsKeys("200 MFA_REQUIRED", "200 MFA_CHALLENGE", "202 MFA_REQUIRED", "202 MFA_CHALLENGE", "204 ")
                .containsKeys("400 request_invalid", "401 credentials_invalid", "401 state_token_invalid")
                .containsKeys("403 factor_code_invalid", "403 factor_code_replayed", "403 state_transition_invalid")
                .containsKeys("410 factor_gone", "429 too_many_attempts");
    }

    private static Map<String, Long> walked(KeycloakServer keycloak, int steps) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WALKERS);
        try (WalkRealm realm = WalkRealm.on(keycloak)) {
            List<Walker> walkers = IntStream.range(0, WALKERS)
                    .mapToObj(number -> new Walker(realm, SEED, number, steps / WALKERS + 1))
                    .toList();
            List<Future<Map<String, Long>>> walks = new ArrayList<>();
            walkers.forEach(walker -> walks.add(threads.submit(walker)));
            Map<String, Long> counts = new TreeMap<>();
            for (Future<Map<String, Long>> walk : walks) {
                walk.get().forEach((answer, times) -> counts.merge(answer, times, Long::sum));
            }
            System.out.println("walks of seed " + SEED + ": " + counts);
            return counts;
        } catch (ExecutionException disagreement) {
            throw new AssertionError("-Drest.walk.seed=" + SEED, disagreement.getCause());
        } finally {
            threads.shutdownNow();
        }
    }
}
