package io.keycloakstepup.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keycloakstepup.it.server.Cluster;
import io.keycloakstepup.it.server.HoldsEveryTime;
import io.keycloakstepup.it.server.WithCluster;
import java.util.Locale;

/** What claims and counts cost, beside Keycloak's own single-use objects, in turn on the same node. */
@WithCluster
final class CostIT {

    private static final int ROUNDS = 500;
    private static final double SLOWEST_MEDIAN_MICROS = 100_000;

    @HoldsEveryTime
    void aClaimIsOneStatementAndACountTwo(Cluster cluster) {
        JsonNode costs = Probe.of(cluster.node(0)).costs(ROUNDS);

        print(costs);
        assertThat(statements(costs, "claim")).isEqualTo(1);
        assertThat(statements(costs, "claim, lost")).isEqualTo(1);
        assertThat(statements(costs, "count")).isEqualTo(2);
        assertThat(statements(costs, "count, first")).isEqualTo(2);
        assertThat(statements(costs, "putIfAbsent")).isZero();
        costs.forEach(cost -> assertThat(cost.path("medianMicros").asDouble()).isBetween(1.0, SLOWEST_MEDIAN_MICROS));
    }

    private static long statements(JsonNode costs, String call) {
        return costs.path(call).path("statements").asLong();
    }

    private static void print(JsonNode costs) {
        double keycloaks = costs.path("putIfAbsent").path("medianMicros").asDouble();
        System.out.printf("%-14s %10s %10s %10s %6s%n", "call", "p50 µs", "p99 µs", "statements", "ratio");
        costs.properties().forEach(cost -> {
            double median = cost.getValue().path("medianMicros").asDouble();
            System.out.printf(
                    Locale.ROOT,
                    "%-14s %10.0f %10.0f %10d %6.1f%n",
                    cost.getKey(),
                    median,
                    cost.getValue().path("p99Micros").asDouble(),
                    statements(costs, cost.getKey()),
                    median / keycloaks);
        });
    }
}
