package io.keycloakstepup.it.server;

import dasniko.testcontainers.keycloak.KeycloakContainer;
import io.keycloakstepup.it.login.KeyMaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.output.OutputFrame;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.MountableFile;

/** The server in a container, for people who have a Docker engine. */
final class ContainerServer implements KeycloakServer {

    /** Why nothing was run where {@link #isPossible()} is false. */
    static final String WITHOUT_ENGINE = "-Dkeycloak.fixture=container needs a Docker engine, and none answers here";

    private static final int PORT_INSIDE = 8080;

    /** Where the container finds the makers of keys that it is to believe. */
    private static final String ROOTS = "/tmp/attestation-roots.pem";

    private final KeycloakContainer container;

    private ContainerServer(KeycloakContainer container) {
        this.container = container;
    }

    /** Whether a Docker engine answers on this machine. */
    static boolean isPossible() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    static ContainerServer start(FixtureSettings settings) throws IOException {
        Files.createDirectories(FixtureSettings.WORK);
        Files.deleteIfExists(logFile());
        KeycloakContainer container = new KeycloakContainer(settings.image())
                .withAdminUsername(ADMIN_NAME)
                .withAdminPassword(ADMIN_PASSWORD)
                .withProviderLibsFrom(settings.jars().stream().map(Path::toFile).toList())
                // The tests reach the container from the engine's own network, and choose their address themselves.
                .withCustomCommand(
                        "--proxy-headers=xforwarded --spi-step-up-factor--webauthn--attestation-roots=" + ROOTS);
        container.withCopyFileToContainer(
                MountableFile.forHostPath(KeyMaker.trusted().rootFile()), ROOTS);
        // A port that the engine chose would be another one after a restart.
        container.setPortBindings(List.of("127.0.0.1:" + FreePort.find() + ":" + PORT_INSIDE));
        container.withLogConsumer(ContainerServer::write);
        container.start();
        return new ContainerServer(container);
    }

    @Override
    public URI url() {
        return URI.create(container.getAuthServerUrl());
    }

    @Override
    public void restart() {
        container
                .getDockerClient()
                .restartContainerCmd(container.getContainerId())
                .exec();
        Wait.forHttp("/realms/master").forPort(PORT_INSIDE).waitUntilReady(container);
    }

    @Override
    public Path log() {
        return logFile();
    }

    @Override
    public void stop() {
        container.stop();
    }

    private static Path logFile() {
        return FixtureSettings.WORK.resolve("keycloak.log");
    }

    private static void write(OutputFrame frame) {
        try {
            Files.writeString(
                    logFile(),
                    frame.getUtf8String(),
                    StandardCharsets.UTF_8,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write the server's log", unwritable);
        }
    }
}
