package io.keycloakstepup.demo.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An augmented Keycloak: a private copy of the distribution with the provider jars in it, built once for this set of
 * jars. A second preparation with the same jars finds it ready.
 */
public final class Installation {

    // Health on the main port saves a second free port.
    private static final List<String> BUILD_OPTIONS =
            List.of("--health-enabled=true", "--http-management-health-enabled=false");

    private final Path home;
    private final List<String> buildOptions;

    private Installation(Path home, List<String> buildOptions) {
        this.home = home;
        this.buildOptions = buildOptions;
    }

    /** Prepares an installation that keeps its data in files of its own. */
    public static Installation prepare(Path distribution, List<Path> jars, Path work) throws IOException {
        return prepare(distribution, jars, work, "dev-file");
    }

    /**
     * Prepares the installation below {@code work}.
     *
     * @param distribution the unpacked server, never changed
     * @param jars the provider jars; empty means the server as it comes
     * @param work where the private copy lives, and where the log of its build is written
     * @param database Keycloak's word for the kind of database, which it is built for
     * @param more further options of {@code kc.sh build}
     * @throws ServerFailure if the server refuses to be built with these jars
     */
    public static Installation prepare(Path distribution, List<Path> jars, Path work, String database, String... more)
            throws IOException {
        List<String> options = new ArrayList<>(List.of("--db=" + database));
        options.addAll(BUILD_OPTIONS);
        options.addAll(List.of(more));
        Path home = work.resolve(Fingerprint.of(distribution, jars, options));
        Installation installation = new Installation(home, List.copyOf(options));
        if (!installation.isBuilt()) {
            // The server remembers the jars it was augmented with by name: another set needs a fresh copy.
            FileTree.delete(work);
            FileTree.copy(distribution, home);
            for (Path jar : jars) {
                Files.copy(jar, home.resolve("providers").resolve(jar.getFileName()));
            }
            installation.build(work.resolve("build.log"));
        }
        return installation;
    }

    /** Forgets every realm, user and session that an earlier run of this installation left behind. */
    public void forgetData() throws IOException {
        FileTree.delete(home.resolve("data"));
    }

    /** Puts a realm file where a start with {@code --import-realm} finds it. */
    public void offerRealm(Path realm) throws IOException {
        Path imports = Files.createDirectories(home.resolve("data").resolve("import"));
        Files.copy(realm, imports.resolve(realm.getFileName()));
    }

    /** The command that runs the server's own launcher with these arguments, heap bounded for small machines. */
    ProcessBuilder command(List<String> arguments) {
        List<String> command =
                new ArrayList<>(List.of(home.resolve("bin").resolve("kc.sh").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        // What the caller's shell sets for a server of their own must not reach this one.
        builder.environment().keySet().removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA_OPTS"));
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx1400m");
        return builder;
    }

    private boolean isBuilt() {
        return Files.exists(marker());
    }

    private Path marker() {
        return home.resolve("built");
    }

    private void build(Path log) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("build"));
        arguments.addAll(buildOptions);
        Process process = command(arguments).redirectOutput(log.toFile()).start();
        if (Waiting.exitCode(process) != 0) {
            throw new ServerFailure("Keycloak refused to be built", log);
        }
        Files.createFile(marker());
    }
}
