package io.keycloakstepup.it.clients;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.http.Http;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/** An API on Quarkus, whose operations say with {@code @AuthenticationContext} what they need: a process of its own. */
public final class QuarkusApi implements AutoCloseable {

    private static final Path JAR = Path.of(Objects.requireNonNull(System.getProperty("quarkus.api")));
    private static final Path LOG = Path.of("target", "quarkus-api.log");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long PAUSE_IN_MILLISECONDS = 100;

    private final Process process;
    private final int port;

    private QuarkusApi(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * Starts it.
     *
     * @param issuer whose tokens it takes
     * @param audience whom they must be for
     */
    public static QuarkusApi start(URI issuer, String audience) throws IOException, InterruptedException {
        int port = freePort();
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dquarkus.http.port=" + port,
                        "-Dquarkus.oidc.auth-server-url=" + issuer,
                        "-Dquarkus.oidc.token.audience=" + audience,
                        "-jar",
                        JAR.toString())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile())
                .start();
        QuarkusApi api = new QuarkusApi(process, port);
        api.await();
        return api;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void await() throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!isListening()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                close();
                throw new IOException("Quarkus did not start, see " + LOG);
            }
            Thread.sleep(PAUSE_IN_MILLISECONDS);
        }
    }

    private boolean isListening() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    /** What an operation answers to a caller with this token. */
    public Answer get(String path, String token) {
        return Http.withoutCookies()
                .get(URI.create("http://127.0.0.1:" + port + path), Map.of("Authorization", "Bearer " + token));
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
