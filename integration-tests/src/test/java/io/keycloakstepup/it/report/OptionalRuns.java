package io.keycloakstepup.it.report;

import java.util.Map;
import org.testcontainers.DockerClientFactory;

/** Kinds of run that somebody has to ask for. */
final class OptionalRuns {

    private OptionalRuns() {}

    /** What this run leaves out by choice of its properties, each with the reason. */
    static Map<String, String> notSelected() {
        if ("container".equals(System.getProperty("keycloak.fixture"))) {
            return Map.of();
        }
        String engine = DockerClientFactory.instance().isDockerAvailable()
                ? "a Docker engine answers here; select it with -Dkeycloak.fixture=container"
                : "no Docker engine answers here; where one does, -Dkeycloak.fixture=container selects it";
        return Map.of("the server in a container", engine);
    }
}
