package io.keycloakstepup.it.server;

import io.keycloakstepup.it.admin.AdminClient;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** A real Keycloak with the shipped jar in it, shared by all tests of a run; each test makes a realm of its own. */
public interface KeycloakServer {

    /** The name and the password of the server's first administrator. */
    String ADMIN_NAME = "admin";

    String ADMIN_PASSWORD = "test-admin";

    /** The realm whose administrators the server lets past its policy. */
    String RESCUED_REALM = "rescued";

    /** Where the server answers, without a slash at the end. */
    URI url();

    /** Where it tells its metrics; empty for one that tells none. */
    default Optional<URI> metrics() {
        return Optional.empty();
    }

    /** Stops the server and starts it again on the same data and port; whoever only holds a cookie stays signed in. */
    void restart();

    /**
     * Starts it again with none of the realms that tests have left in it: each makes the next one slower. A server that has to
     * keep its data does nothing.
     */
    default void clear() {}

    /** What the server has logged so far. */
    Path log();

    void stop();

    /** Its first administrator, over connections of their own. */
    default AdminClient admin() {
        return Administrators.of(this);
    }
}
