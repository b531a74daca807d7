package io.keycloakstepup.it.server;

import io.keycloakstepup.demo.server.Administrator;
import io.keycloakstepup.demo.server.Installation;
import io.keycloakstepup.demo.server.KeycloakProcess;
import io.keycloakstepup.demo.server.Listener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of the servers of a cluster, by its own address: what it issues names the address of the whole. */
public final class ClusterNode implements KeycloakServer {

    private final Installation installation;
    private final Listener listener;
    private final List<String> options;
    private final Path log;
    private KeycloakProcess process;
    private boolean mustRestart;

    private ClusterNode(Installation installation, Listener listener, List<String> options, Path log)
            throws IOException {
        this.installation = installation;
        this.listener = listener;
        this.options = options;
        this.log = log;
        this.process = run(List.of());
    }

    static ClusterNode start(Installation installation, Listener listener, List<String> options, Path log)
            throws IOException {
        return new ClusterNode(installation, listener, options, log);
    }

    @Override
    public URI url() {
        return process.url();
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public void stop() {
        process.stop();
        mustRestart = true;
    }

    /** Ends it at once, as a power failure would. */
    public void kill() {
        process.kill();
        mustRestart = true;
    }

    /** Lets it stand still: it keeps its connections and answers nothing. */
    public void pause() {
        signal("-STOP");
    }

    /** Lets it go on from where it stood. */
    public void resume() {
        signal("-CONT");
    }

    @Override
    public void restart() {
        restartWith();
    }

    /** Stops it and starts it again with further options, until it is started again without. */
    public void restartWith(String... more) {
        process.stop();
        try {
            process = run(List.of(more));
            mustRestart = more.length > 0;
        } catch (IOException failed) {
            throw new UncheckedIOException("the node could not be started again", failed);
        }
    }

    /** Whether it is dead, or runs with other options than at first. */
    boolean mustRestart() {
        return mustRestart;
    }

    private KeycloakProcess run(List<String> more) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return KeycloakProcess.start(installation, new Administrator(ADMIN_NAME, ADMIN_PASSWORD), listener, all, log);
    }

    private void signal(String signal) {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        process.processes().forEach(each -> command.add(String.valueOf(each.pid())));
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (IOException failed) {
            throw new UncheckedIOException("cannot send " + signal, failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending " + signal, interrupted);
        }
    }
}
