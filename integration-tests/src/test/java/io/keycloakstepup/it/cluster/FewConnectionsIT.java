package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Tag;

/** Claims and counts need a second connection: where none is free they fail soon, and nothing hangs or is lost. */
@WithCluster
@Tag("full")
final class FewConnectionsIT {

    private static final int CONNECTIONS = 4;
    private static final int REQUESTS = 40;
    private static final Duration SOON = Duration.ofSeconds(55);

    @HoldsEveryTime
    void withEveryConnectionTakenRequestsFailInsteadOfHangingAndWhatSucceedsIsCounted(Cluster cluster)
            throws Exception {
        cluster.node(1).restartWith("--db-pool-max-size=" + CONNECTIONS);
        Probe probe = Probe.of(cluster.node(1));
        String thing = UUID.randomUUID().toString();
        long begin = System.nanoTime();

        List<Callable<Answer>> requests = Collections.nCopies(REQUESTS, () -> probe.countWithConnection(thing));
        List<Integer> statuses =
                Together.all(REQUESTS, requests).stream().map(Answer::status).toList();

        Duration all = Duration.ofNanos(System.nanoTime() - begin);
        long counted = statuses.stream().filter(status -> status == 200).count();
        System.out.printf(
                "%d connections, %d requests: %d counted, all done in %s%n", CONNECTIONS, REQUESTS, counted, all);
        assertThat(statuses).isSubsetOf(200, 500, 503);
        assertThat(all).isLessThan(SOON);
        assertThat(probe.countWithConnection(thing).expect(200).json().asLong()).isEqualTo(counted + 1);
    }
}
