package io.keycloakstepup.it.cost;

import io.keycloakstepup.it.server.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.IntStream;

/**
 * Rounds of several contenders in turn, A B C C B A, so that each has the others beside it.
 *
 * @param server on which all of them are
 * @param threads as many as a contender has users
 * @param times how often each user acts in a round
 */
record Race(PostgresServer server, ExecutorService threads, int times) {

    /** So many rounds of each. */
    List<Series> run(List<? extends Contender> contenders, int rounds) {
        List<Series> series = contenders.stream().map(Series::new).toList();
        List<Series> order = new ArrayList<>(series);
        for (int round = 0; round < rounds; round++) {
            order.forEach(one -> one.add(round(one.contender())));
            Collections.reverse(order);
        }
        return series;
    }

    /** All users act at the same time, each so often, one after another. */
    private Round round(Contender contender) {
        Duration processor = server.processorTime();
        long begin = System.nanoTime();
        List<CompletableFuture<List<Double>>> all = IntStream.range(0, contender.users())
                .mapToObj(user -> CompletableFuture.supplyAsync(() -> millis(contender, user), threads))
                .toList();
        List<Double> millis =
                all.stream().map(CompletableFuture::join).flatMap(List::stream).toList();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return Round.of(millis, took, server.processorTime().minus(processor));
    }

    private List<Double> millis(Contender contender, int user) {
        return IntStream.range(0, times)
                .mapToObj(time -> {
                    long begin = System.nanoTime();
                    contender.act(user);
                    return (System.nanoTime() - begin) / 1e6;
                })
                .toList();
    }
}
