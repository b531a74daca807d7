package io.keycloakstepup.it.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A real PostgreSQL on the loopback interface, empty at the start, gone at the end. */
public final class PostgresDatabase implements AutoCloseable {

    private final EmbeddedPostgres postgres;

    private PostgresDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    public static PostgresDatabase start() throws IOException {
        // As an operator has it: the builder's own settings report a commit before it is safe on the disk.
        return new PostgresDatabase(EmbeddedPostgres.builder()
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start());
    }

    /** How a server is told to use it. */
    List<String> options() {
        return optionsBy(postgres.getPort());
    }

    /** How a server is told to use it by way of another port of the loopback interface. */
    List<String> optionsBy(int port) {
        return List.of(
                "--db-url=jdbc:postgresql://127.0.0.1:" + port + "/postgres",
                "--db-username=postgres",
                "--db-password=postgres");
    }

    /** The port that it listens on itself. */
    int port() {
        return postgres.getPort();
    }

    /** The number of rows of a table. */
    public long rows(String table) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from " + table)) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Changes rows behind the server's back, and answers how many. */
    public int change(String statement) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement change = connection.createStatement()) {
            return change.executeUpdate(statement);
        }
    }

    /** Runs statements that answer nothing. */
    public void run(String statements) throws SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
