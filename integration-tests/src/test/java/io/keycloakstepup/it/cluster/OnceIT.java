package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What is claimed is claimed once, what is counted is counted, on whatever node and however many come at once. */
@WithCluster
final class OnceIT {

    @HoldsEveryTime
    void ofTenThousandClaimsOnTwoNodesOneIsGranted(Cluster cluster) throws Exception {
        String thing = UUID.randomUUID().toString();

        List<Long> granted = onBothNodes(cluster, node -> node.granted(thing, Storm.TIMES, Storm.THREADS));

        assertThat(granted.stream().mapToLong(Long::longValue).sum()).isEqualTo(1);
    }

    @HoldsEveryTime
    void tenThousandCountsOnTwoNodesGetTheNumbersUpToTenThousand(Cluster cluster) throws Exception {
        String thing = UUID.randomUUID().toString();

        List<List<Long>> numbers = onBothNodes(cluster, node -> node.counts(thing, Storm.TIMES, Storm.THREADS));

        assertThat(numbers.stream().flatMap(List::stream).sorted()).containsExactlyElementsOf(Storm.numbers());
        assertThat(Probe.of(cluster).total(thing)).isEqualTo(Storm.ALL);
    }

    @HoldsEveryTime
    void ofManySendingsOnTwoNodesAsManyGoThroughAsTheHourAllows(Cluster cluster) throws Exception {
        String thing = UUID.randomUUID().toString();

        List<Long> sent = onBothNodes(cluster, node -> node.sent(thing, 100, 10));

        assertThat(sent.stream().mapToLong(Long::longValue).sum()).isEqualTo(5);
    }

    @HoldsEveryTime
    void aDatabaseThatMustObjectDoes(Cluster cluster) {
        assertThat(Probe.of(cluster.node(0)).objection(UUID.randomUUID().toString()))
                .isEqualTo("duplicate");
    }

    @HoldsEveryTime
    void aCountAndAClaimOutliveTheRequestThatFails(Cluster cluster) {
        String thing = UUID.randomUUID().toString();

        Probe.of(cluster.node(0)).failingRequest(thing).expect(500);
        Probe.of(cluster.node(0)).failingRequest(thing).expect(500);

        assertThat(Probe.of(cluster.node(1)).total(thing)).isEqualTo(2);
        assertThat(Probe.of(cluster.node(1)).granted(thing, 1, 1)).isZero();
    }

    @HoldsEveryTime
    void aCountIsForgottenAfterItsLifetimeAndNotBefore(Cluster cluster) {
        String thing = UUID.randomUUID().toString();
        Probe one = Probe.of(cluster.node(0));
        Probe other = Probe.of(cluster.node(1));

        assertThat(one.countAhead(thing, 0, 1_000)).isEqualTo(1);
        assertThat(other.countAhead(thing, 990, 1_000)).isEqualTo(2);
        assertThat(one.countAhead(thing, 1_980, 1_000)).isEqualTo(3);
        assertThat(other.countAhead(thing, 2_990, 1_000)).isEqualTo(1);
    }

    @HoldsEveryTime
    void afterAResetTheNextCountIsTheFirst(Cluster cluster) {
        String thing = UUID.randomUUID().toString();
        Probe.of(cluster.node(0)).counts(thing, 3, 1);

        Probe.of(cluster.node(1)).reset(thing);

        assertThat(Probe.of(cluster.node(0)).total(thing)).isZero();
        assertThat(Probe.of(cluster.node(0)).counts(thing, 2, 1)).containsExactly(1L, 2L);
    }

    @HoldsEveryTime
    void whatExpiredIsSweptAndWhatLivesStays(Cluster cluster) throws Exception {
        String alive = UUID.randomUUID().toString();
        Probe.of(cluster.node(0)).counts(alive, 7, 1);
        Probe.of(cluster.node(0)).granted(alive, 1, 1);
        long longAgo = Instant.now().minusSeconds(3_600).getEpochSecond();
        for (String table : List.of("step_up_claim (id, expires_at)", "step_up_counter (id, total, expires_at)")) {
            String values = table.contains("total") ? "'old-' || n, 1, " + longAgo : "'old-' || n, " + longAgo;
            cluster.database()
                    .change("insert into " + table + " select " + values + " from generate_series(1, 2500) as n");
        }

        new Patience("the sweep").until(() -> old(cluster, "step_up_claim") + old(cluster, "step_up_counter") == 0);

        assertThat(Probe.of(cluster.node(1)).total(alive)).isEqualTo(7);
        assertThat(Probe.of(cluster.node(1)).granted(alive, 1, 1)).isZero();
    }

    private static long old(Cluster cluster, String table) throws Exception {
        return cluster.database().rows(table + " where id like 'old-%'");
    }

    private static <T> List<T> onBothNodes(Cluster cluster, Storm.Call<T> call) throws Exception {
        List<Callable<T>> calls = new ArrayList<>();
        for (int node : List.of(0, 1)) {
            Probe probe = Probe.of(cluster.node(node));
            calls.add(() -> call.on(probe));
        }
        return Together.all(2, calls);
    }
}
