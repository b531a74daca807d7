package io.keycloakstepup.it.cluster;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Things done by several threads at once. */
final class Together {

    private Together() {}

    /** What each came to, in their order; fails if one of them failed. At most so many are under way at a time. */
    static <T> List<T> all(int threads, List<Callable<T>> things) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> each : things.stream().map(pool::submit).toList()) {
                results.add(each.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
