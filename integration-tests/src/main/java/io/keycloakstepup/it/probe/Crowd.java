package io.keycloakstepup.it.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many threads that do one thing many times, all beginning at the same moment. */
final class Crowd {

    private final int threads;

    Crowd(int threads) {
        this.threads = threads;
    }

    /** What each doing came to, in any order; fails if one of them failed. */
    <T> List<T> each(int times, Callable<T> what) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CyclicBarrier begin = new CyclicBarrier(threads);
            List<Future<List<T>>> shares = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                int share = times / threads + (thread < times % threads ? 1 : 0);
                shares.add(pool.submit(inServer(() -> repeated(begin, share, what))));
            }
            List<T> all = new ArrayList<>();
            for (Future<List<T>> share : shares) {
                all.addAll(share.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<T> repeated(CyclicBarrier begin, int times, Callable<T> what) throws Exception {
        begin.await();
        List<T> results = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            results.add(what.call());
        }
        return results;
    }

    /** The server finds its classes by the thread's class loader. */
    private static <T> Callable<T> inServer(Callable<T> work) {
        ClassLoader server = Thread.currentThread().getContextClassLoader();
        return () -> {
            Thread.currentThread().setContextClassLoader(server);
            return work.call();
        };
    }
}
