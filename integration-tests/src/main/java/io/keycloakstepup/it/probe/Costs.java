package io.keycloakstepup.it.probe;

import io.keycloakstepup.flow.once.Counters;
import io.keycloakstepup.flow.once.OneTimeClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SingleUseObjectProvider;

/** Measures calls against each other: they take turns, so that whatever else happens on the machine hits all alike. */
final class Costs {

    private static final String KIND = "cost";
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int WARM_UP = 200;

    private final Map<String, Consumer<String>> calls = new LinkedHashMap<>();
    private final Statistics statistics;

    Costs(KeycloakSession session) {
        OneTimeClaims claims = new OneTimeClaims(session);
        Counters counters = new Counters(session);
        SingleUseObjectProvider keycloak = session.singleUseObjects();
        calls.put("claim", thing -> claims.claim(KIND, thing, Instant.now(), LIFETIME));
        calls.put("claim, lost", thing -> claims.claim(KIND, "always the same", Instant.now(), LIFETIME));
        calls.put("count", thing -> counters.count(KIND, "always the same", Instant.now(), LIFETIME));
        calls.put("count, first", thing -> counters.count(KIND, thing, Instant.now(), LIFETIME));
        calls.put("putIfAbsent", thing -> keycloak.putIfAbsent(thing, LIFETIME.toSeconds()));
        this.statistics = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .getEntityManagerFactory()
                .unwrap(SessionFactory.class)
                .getStatistics();
    }

    /** The cost of each call, by its name; nothing else may use the server meanwhile. */
    Map<String, Cost> of(int rounds) {
        boolean before = statistics.isStatisticsEnabled();
        statistics.setStatisticsEnabled(true);
        try {
            measure(WARM_UP);
            return measure(rounds);
        } finally {
            statistics.setStatisticsEnabled(before);
        }
    }

    private Map<String, Cost> measure(int rounds) {
        Map<String, long[]> nanos = new LinkedHashMap<>();
        Map<String, long[]> statements = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (String name : calls.keySet()) {
                long sent = statistics.getPrepareStatementCount();
                nanos.computeIfAbsent(name, any -> new long[rounds])[round] = nanosOf(name);
                statements.computeIfAbsent(name, any -> new long[rounds])[round] =
                        statistics.getPrepareStatementCount() - sent;
            }
        }
        Map<String, Cost> costs = new LinkedHashMap<>();
        nanos.forEach((name, times) -> costs.put(name, cost(times, statements.getOrDefault(name, times))));
        return costs;
    }

    private long nanosOf(String name) {
        Consumer<String> call = calls.getOrDefault(name, any -> {});
        String thing = UUID.randomUUID().toString();
        long begin = System.nanoTime();
        call.accept(thing);
        return System.nanoTime() - begin;
    }

    /** Of the statements the median too: whatever the server does in the background counts as well now and then. */
    private static Cost cost(long[] nanos, long[] statements) {
        return new Cost(at(nanos, 50) / 1000.0, at(nanos, 99) / 1000.0, at(statements, 50));
    }

    private static long at(long[] values, int percent) {
        Arrays.sort(values);
        return values[values.length * percent / 100];
    }
}
