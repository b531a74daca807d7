package io.keycloakstepup.it.server;

import java.io.IOException;
import java.time.Duration;

/** A server of its own on a real PostgreSQL, for the few tests that look at what the database makes of our tables. */
public final class PostgresServer implements AutoCloseable {

    private final PostgresDatabase database;
    private final ProcessServer keycloak;

    private PostgresServer(PostgresDatabase database, ProcessServer keycloak) {
        this.database = database;
        this.keycloak = keycloak;
    }

    public static PostgresServer start() throws IOException {
        PostgresDatabase database = PostgresDatabase.start();
        return new PostgresServer(database, ProcessServer.startOn(database, FixtureSettings.ofThisRun()));
    }

    /** The processor time that the server has taken since it started, without that of the database. */
    public Duration processorTime() {
        return keycloak.processorTime();
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }

    public PostgresDatabase database() {
        return database;
    }

    @Override
    public void close() throws IOException {
        keycloak.stop();
        database.close();
    }
}
