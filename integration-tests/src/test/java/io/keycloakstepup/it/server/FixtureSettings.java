package io.keycloakstepup.it.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build tells the server fixture, as system properties of the test process.
 *
 * @param kind {@code keycloak.fixture}: the server as a process (the default) or in a container
 * @param distribution {@code keycloak.distribution}: the unpacked server
 * @param jars the jars in {@code keycloak.providers}; empty tests the server as it comes
 * @param image {@code keycloak.image}: the container image
 */
record FixtureSettings(Kind kind, Path distribution, List<Path> jars, String image) {

    enum Kind {
        PROCESS,
        CONTAINER
    }

    /** Where the fixture keeps its server and logs, below the module. */
    static final Path WORK = Path.of("target", "server");

    FixtureSettings {
        jars = List.copyOf(jars);
    }

    static FixtureSettings ofThisRun() {
        return new FixtureSettings(
                kind(System.getProperty("keycloak.fixture", "process")),
                Path.of(required("keycloak.distribution")),
                jarsIn(Path.of(required("keycloak.providers"))),
                required("keycloak.image"));
    }

    private static Kind kind(String name) {
        return switch (name) {
            case "process" -> Kind.PROCESS;
            case "container" -> Kind.CONTAINER;
            default ->
                throw new IllegalArgumentException("-Dkeycloak.fixture=" + name + ": expected process or container");
        };
    }

    private static String required(String property) {
        String value = System.getProperty(property);
        if (value == null) {
            throw new IllegalStateException("system property " + property + " is missing; the module's pom sets it");
        }
        return value;
    }

    private static List<Path> jarsIn(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("no provider jars to test", unreadable);
        }
    }
}
