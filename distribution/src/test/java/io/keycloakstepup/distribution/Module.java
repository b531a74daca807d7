package io.keycloakstepup.distribution;

import java.nio.file.Path;
import java.util.Arrays;

/** A module with Java sources, and the one package that all its sources live under. */
enum Module {
    POLICY("policy", "io.keycloakstepup.policy"),
    COMMAND("policy-cli", "io.keycloakstepup.command"),
    RESOURCE_SERVER("resource-server", "io.keycloakstepup.resource"),
    SPRING("resource-server-spring", "io.keycloakstepup.spring"),
    GATEWAY("gateway", "io.keycloakstepup.gateway"),
    FLOW("step-up-flow", "io.keycloakstepup.flow"),
    AUTHENTICATORS("authenticators", "io.keycloakstepup.authenticators"),
    MAPPERS("token-mappers", "io.keycloakstepup.mappers"),
    ADMIN("admin", "io.keycloakstepup.admin"),
    DISTRIBUTION("distribution", "io.keycloakstepup.distribution"),
    DEMO("demo", "io.keycloakstepup.demo"),
    BENCHMARKS("benchmarks", "io.keycloakstepup.benchmarks"),
    INTEGRATION_TESTS("integration-tests", "io.keycloakstepup.it");

    private final String directory;
    private final String basePackage;

    Module(String directory, String basePackage) {
        this.directory = directory;
        this.basePackage = basePackage;
    }

    String directory() {
        return directory;
    }

    static Module holding(Path file) {
        return Arrays.stream(values())
                .filter(module -> file.startsWith(Checkout.root().resolve(module.directory)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(file + " lies in no module"));
    }

    boolean owns(String packageName) {
        return packageName.equals(basePackage) || packageName.startsWith(basePackage + ".");
    }
}
