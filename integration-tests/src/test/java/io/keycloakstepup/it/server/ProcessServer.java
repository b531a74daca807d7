package io.keycloakstepup.it.server;

import io.keycloakstepup.demo.server.Administrator;
import io.keycloakstepup.demo.server.Installation;
import io.keycloakstepup.demo.server.KeycloakProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The server as a child process of the tests, with an empty database at the start of the run. */
final class ProcessServer implements KeycloakServer {

    private final Installation installation;
    private final int port;
    private KeycloakProcess process;

    private ProcessServer(Installation installation, int port, KeycloakProcess process) {
        this.installation = installation;
        this.port = port;
        this.process = process;
    }

    static ProcessServer start(FixtureSettings settings) throws IOException {
        Path installations = FixtureSettings.WORK.resolve("installation");
        Installation installation = Installation.prepare(settings.distribution(), settings.jars(), installations);
        installation.forgetData();
        Files.deleteIfExists(logFile());
        int port = FreePort.find();
        return new ProcessServer(installation, port, run(installation, port));
    }

    @Override
    public URI url() {
        return process.url();
    }

    @Override
    public void restart() {
        process.stop();
        try {
            process = run(installation, port);
        } catch (IOException failed) {
            throw new UncheckedIOException("the server could not be started again", failed);
        }
    }

    @Override
    public Path log() {
        return logFile();
    }

    @Override
    public void stop() {
        process.stop();
    }

    private static KeycloakProcess run(Installation installation, int port) throws IOException {
        return KeycloakProcess.start(
                installation, new Administrator(ADMIN_NAME, ADMIN_PASSWORD), port, List.of(), logFile());
    }

    private static Path logFile() {
        return FixtureSettings.WORK.resolve("keycloak.log");
    }
}
