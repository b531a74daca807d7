package io.keycloakstepup.gateway.http;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A server of HTTP at one address. */
public final class Listener {

    private static final int MOST_WAITING = 1024;

    private final HttpServer server;
    private final ThreadPoolExecutor threads;

    private Listener(HttpServer server, ThreadPoolExecutor threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Starts one.
     *
     * @param handler answers everything
     * @param mostThreads how many questions are answered at once
     */
    public static Listener start(InetSocketAddress at, HttpHandler handler, int mostThreads) throws IOException {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                mostThreads,
                mostThreads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                // Whoever takes the questions in answers one itself: the others wait in the network's queue.
                new ThreadPoolExecutor.CallerRunsPolicy());
        threads.allowCoreThreadTimeOut(true);
        HttpServer server = HttpServer.create(at, MOST_WAITING);
        server.createContext("/", handler);
        server.setExecutor(threads);
        server.start();
        return new Listener(server, threads);
    }

    /** The port, which the system chose where zero was asked for. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** Takes no more questions; lets what is under way come to its end, for so many seconds. */
    public void stop(int seconds) {
        server.stop(seconds);
        threads.shutdownNow();
    }
}
