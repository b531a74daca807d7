package io.keycloakstepup.demo.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A running Keycloak that listens on the loopback interface only. It trusts {@code X-Forwarded-For} from there, so that
 * a local client can stand for any address.
 */
public final class KeycloakProcess {

    private static final Duration LONGEST_START = Duration.ofMinutes(4);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(20);
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(300);

    private final Process process;
    private final URI url;
    private final Path log;

    private KeycloakProcess(Process process, URI url, Path log) {
        this.process = process;
        this.url = url;
        this.log = log;
    }

    /**
     * Starts a server that stands alone, and waits until it is ready.
     *
     * @param port a free port of the loopback interface
     * @param more further arguments of {@code kc.sh start}
     */
    public static KeycloakProcess start(
            Installation installation, Administrator administrator, int port, List<String> more, Path log)
            throws IOException {
        List<String> options = new ArrayList<>(List.of("--cache=local"));
        options.addAll(more);
        return start(installation, administrator, Listener.alone(port), options, log);
    }

    /**
     * Starts a server, alone or as a node of a cluster, and waits until it is ready.
     *
     * @param administrator created when the server starts on empty data
     * @param listener where it listens
     * @param more further arguments of {@code kc.sh start}
     * @param log where its output is appended
     * @throws ServerFailure if it ends instead, or is not ready within four minutes
     */
    public static KeycloakProcess start(
            Installation installation, Administrator administrator, Listener listener, List<String> more, Path log)
            throws IOException {
        ProcessBuilder command = installation.command(arguments(listener, more));
        command.environment().put("KC_BOOTSTRAP_ADMIN_USERNAME", administrator.name());
        command.environment().put("KC_BOOTSTRAP_ADMIN_PASSWORD", administrator.password());
        command.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        KeycloakProcess server = new KeycloakProcess(command.start(), listener.url(), log);
        // A test run or demo that is interrupted must not leave a server behind.
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "stop-keycloak"));
        server.awaitReady();
        return server;
    }

    public URI url() {
        return url;
    }

    /** Stops the server as an operator would, and kills it if it does not obey; does nothing if it has ended. */
    public void stop() {
        process.destroy();
        if (!Waiting.ends(process, LONGEST_STOP)) {
            Waiting.kill(process);
        }
    }

    /** Ends the server at once, with no chance to say good-bye to anybody. */
    public void kill() {
        List<ProcessHandle> all = processes();
        Waiting.kill(process);
        // Its port is free once it has really ended, not when it was told to.
        all.forEach(each -> each.onExit()
                .completeOnTimeout(each, LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)
                .join());
    }

    /** The process of the server and those around it, as long as they live. */
    public List<ProcessHandle> processes() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private static List<String> arguments(Listener listener, List<String> more) {
        List<String> arguments = new ArrayList<>(List.of(
                "start",
                "--optimized",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + listener.port(),
                "--hostname=" + listener.knownAs(),
                "--proxy-headers=xforwarded",
                "--proxy-trusted-addresses=127.0.0.1",
                "--shutdown-delay=0s",
                "--shutdown-timeout=2s"));
        arguments.addAll(more);
        return arguments;
    }

    private void awaitReady() {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (!isReady()) {
            if (!process.isAlive()) {
                throw new ServerFailure("Keycloak ended while starting", log);
            }
            if (System.nanoTime() > deadline) {
                stop();
                throw new ServerFailure("Keycloak was not ready after " + LONGEST_START, log);
            }
            Waiting.pause(BETWEEN_POLLS);
        }
    }

    private boolean isReady() {
        HttpRequest health =
                HttpRequest.newBuilder(url.resolve("/health/ready")).build();
        try {
            HttpResponse<Void> answer = HttpClient.newHttpClient().send(health, HttpResponse.BodyHandlers.discarding());
            return answer.statusCode() == 200 && process.isAlive();
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw Waiting.interrupted(interrupted);
        }
    }
}
