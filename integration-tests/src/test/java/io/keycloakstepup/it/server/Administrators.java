package io.keycloakstepup.it.server;

import io.keycloakstepup.it.admin.AdminClient;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The first administrator of each server. They sign in once for many calls: Keycloak takes a tenth of a second of processor
 * time to look at a password, and tests make tens of thousands of calls. Thread-safe.
 */
final class Administrators {

    private static final Map<KeycloakServer, AdminClient> KNOWN = Collections.synchronizedMap(new WeakHashMap<>());

    private Administrators() {}

    /** The same sign-in over new connections: those of before may lead to a server that is gone. */
    static AdminClient of(KeycloakServer server) {
        return KNOWN.computeIfAbsent(
                        server,
                        unknown ->
                                AdminClient.of(unknown.url(), KeycloakServer.ADMIN_NAME, KeycloakServer.ADMIN_PASSWORD))
                .overNewConnections();
    }

    /** For a server whose data are gone, and with them the sign-in. */
    static void forget(KeycloakServer server) {
        KNOWN.remove(server);
    }
}
