package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.rest.RestRealm;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;

/** Of ten thousand calls over REST that answer with one right code, over both nodes, one succeeds. */
@WithCluster
@Tag("full")
final class RestStormIT {

    private static final int CONNECTIONS = 64;

    /** Half of them come with one state token, the others with those of 63 other transactions of the same user. */
    @HoldsEveryTime
    void t06_ofTenThousandVerifiesOneSucceeds(Cluster cluster) throws Exception {
        TestRealm realm = SessionIT.realm(cluster);
        realm.set("passwordPolicy", "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)");
        TestUser anna = realm.userWithOtp("anna");
        RestApp app = RestApp.confidential(realm, "till", Map.of("step-up.first-party", "true"));
        cluster.alternate();
        Map<String, Object> wanted = Map.of("username", anna.name(), "password", anna.password(), "acr_values", "mfa");
        Callable<Answer> start = () -> app.start(wanted).expect(202);
        List<Answer> open = Together.all(CONNECTIONS / 8, Collections.nCopies(CONNECTIONS, start));
        String typed = anna.device().freshCode();

        List<Callable<Answer>> calls = IntStream.range(0, Storm.ALL)
                .mapToObj(i -> open.get(i % 2 == 0 ? 0 : 1 + i / 2 % (CONNECTIONS - 1)))
                .<Callable<Answer>>map(one -> () -> app.answer(one, "otp", "passCode", typed))
                .toList();
        List<Answer> answers = Together.all(CONNECTIONS, calls);

        Map<String, Long> ends = answers.stream()
                .map(answer -> answer.status() == 200 ? RestRealm.status(answer) : RestRealm.code(answer))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        System.out.println("10,000 verifies of one code over REST on two nodes: " + ends);
        assertThat(ends).containsEntry("SUCCESS", 1L);
        assertThat(ends.keySet())
                .isSubsetOf(
                        "SUCCESS",
                        "state_token_invalid",
                        "factor_code_replayed",
                        "factor_code_invalid",
                        "too_many_attempts");
        assertThat(ends.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(Storm.ALL);
        assertThat(realm.events("LOGIN")).hasSize(1);
    }
}
