package io.keycloakstepup.it.server;

import io.keycloakstepup.demo.server.Administrator;
import io.keycloakstepup.demo.server.Installation;
import io.keycloakstepup.demo.server.KeycloakProcess;
import io.keycloakstepup.it.login.KeyMaker;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The server as a child process of the tests, with an empty database at the start of the run. */
final class ProcessServer implements KeycloakServer {

    private final Installation installation;
    private final int port;
    private final List<String> options;
    private final Path log;
    private final Optional<Integer> management;
    private KeycloakProcess process;

    private ProcessServer(
            Installation installation, int port, List<String> options, Path log, Optional<Integer> management)
            throws IOException {
        this.installation = installation;
        this.port = port;
        this.options = options;
        this.log = log;
        this.management = management;
        this.process = run();
    }

    static ProcessServer start(FixtureSettings settings) throws IOException {
        Path installations = FixtureSettings.WORK.resolve("installation");
        Installation installation = Installation.prepare(
                settings.distribution(), settings.jars(), installations, "dev-file", "--metrics-enabled=true");
        installation.forgetData();
        int management = FreePort.find();
        List<String> options = serverOptions();
        options.addAll(List.of("--http-management-host=127.0.0.1", "--http-management-port=" + management));
        return start(installation, options, FixtureSettings.WORK.resolve("keycloak.log"), Optional.of(management));
    }

    /** What the tests' server is told and its realms cannot say: whom it believes, and where addresses lie. */
    private static List<String> serverOptions() throws IOException {
        List<String> options = new ArrayList<>(AddressFiles.options());
        options.add("--spi-jpa-entity-provider--step-up-sign-ins--sweep-seconds=2");
        options.add("--spi-step-up-factor--webauthn--attestation-roots="
                + KeyMaker.trusted().rootFile());
        options.add("--spi-step-up-policy--step-up-policy--rescue-realm=" + KeycloakServer.RESCUED_REALM);
        options.addAll(Courier.options());
        options.addAll(OtherDevice.options());
        options.add("--spi-step-up-factor--webauthn--fido-metadata="
                + KeyMaker.published().metadataFile());
        options.add("--spi-step-up-factor--webauthn--fido-metadata-root="
                + KeyMaker.published().rootFile());
        return options;
    }

    /** A server of its own whose data is in this PostgreSQL. */
    static ProcessServer startOn(PostgresDatabase database, FixtureSettings settings) throws IOException {
        Path installations = FixtureSettings.WORK.resolve("installation-postgres");
        Installation installation =
                Installation.prepare(settings.distribution(), settings.jars(), installations, "postgres");
        Path log = FixtureSettings.WORK.resolve("keycloak-postgres.log");
        return start(installation, database.options(), log, Optional.empty());
    }

    /** A server of its own with features that Keycloak has switched off, joined by commas. */
    static ProcessServer startWith(String features, FixtureSettings settings) throws IOException {
        Path installations = FixtureSettings.WORK.resolve("installation-features");
        Installation installation = Installation.prepare(
                settings.distribution(), settings.jars(), installations, "dev-file", "--features=" + features);
        installation.forgetData();
        Path log = FixtureSettings.WORK.resolve("keycloak-features.log");
        return start(installation, List.of(), log, Optional.empty());
    }

    private static ProcessServer start(
            Installation installation, List<String> options, Path log, Optional<Integer> management)
            throws IOException {
        Files.deleteIfExists(log);
        return new ProcessServer(installation, FreePort.find(), options, log, management);
    }

    @Override
    public URI url() {
        return process.url();
    }

    @Override
    public Optional<URI> metrics() {
        return management.map(own -> URI.create("http://127.0.0.1:" + own + "/metrics"));
    }

    @Override
    public void restart() {
        startAgain(() -> {});
    }

    @Override
    public void clear() {
        startAgain(installation::forgetData);
        Administrators.forget(this);
    }

    private void startAgain(Preparation preparation) {
        process.stop();
        try {
            preparation.run();
            process = run();
        } catch (IOException failed) {
            throw new UncheckedIOException("the server could not be started again", failed);
        }
    }

    @Override
    public Path log() {
        return log;
    }

    @Override
    public void stop() {
        process.stop();
    }

    /** The processor time that it has taken since it started. */
    Duration processorTime() {
        return process.processes().stream()
                .flatMap(each -> each.info().totalCpuDuration().stream())
                .reduce(Duration.ZERO, Duration::plus);
    }

    private KeycloakProcess run() throws IOException {
        return KeycloakProcess.start(installation, new Administrator(ADMIN_NAME, ADMIN_PASSWORD), port, options, log);
    }

    /** What is done while it is stopped. */
    private interface Preparation {

        void run() throws IOException;
    }
}
