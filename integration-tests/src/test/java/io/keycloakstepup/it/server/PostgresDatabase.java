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
        return new PostgresDatabase(EmbeddedPostgres.builder().start());
    }

    /** How a server is told to use it. */
    List<String> options() {
        return List.of(
                "--db-url=jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres",
                "--db-username=postgres",
                "--db-password=postgres");
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

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
