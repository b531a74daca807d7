package io.keycloakstepup.demo;

import java.nio.file.Path;

/**
 * What the demo is started with.
 *
 * @param work where its server lives
 * @param distribution the unpacked server
 * @param jar the provider jar
 * @param realm the realm file
 */
record DemoOptions(
        Path work,
        Path distribution,
        Path jar,
        Path realm,
        LocalPort keycloak,
        LocalPort bank,
        LocalPort risk,
        LocalPort pay) {

    /** The four paths from the command line; the ports from system properties, or their defaults. */
    static DemoOptions of(String... arguments) {
        if (arguments.length != 4) {
            throw new IllegalArgumentException("expected: WORK-DIRECTORY DISTRIBUTION JAR REALM-FILE");
        }
        return new DemoOptions(
                Path.of(arguments[0]),
                Path.of(arguments[1]),
                Path.of(arguments[2]),
                Path.of(arguments[3]),
                LocalPort.of("demo.keycloak.port", 8080),
                LocalPort.of("demo.app.port", 8090),
                LocalPort.of("demo.risk.port", 8091),
                LocalPort.of("demo.pay.port", 8092));
    }
}
