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
     * @param mostWaiting how many may wait for that; the connection of one more is closed at once
     */
    public static Listener start(InetSocketAddress at, HttpHandler handler, int mostThreads, int mostWaiting)
            throws IOException {
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                mostThreads,
                mostThreads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(mostWaiting),
                // Whoever takes the questions in must answer none itself: one that is slow would keep all others out.
                new ThreadPoolExecutor.AbortPolicy());
        threads.allowCoreThreadTimeOut(true);
        HttpServer server = HttpServer.create(at, mostWaiting);
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
