package io.keycloakstepup.it.server;

import java.io.IOException;

/** A server of its own with features that Keycloak has switched off. */
public final class FeatureServer implements AutoCloseable {

    private final ProcessServer keycloak;

    private FeatureServer(ProcessServer keycloak) {
        this.keycloak = keycloak;
    }

    /** Starts one with these features, joined by commas. */
    public static FeatureServer with(String features) throws IOException {
        return new FeatureServer(ProcessServer.startWith(features, FixtureSettings.ofThisRun()));
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }

    @Override
    public void close() {
        keycloak.stop();
    }
}
