package io.keycloakstepup.it.server;

import io.keycloakstepup.it.network.Leg;
import io.keycloakstepup.it.network.Relay;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The ways to and from one server of a cluster. Each can be cut and delayed.
 *
 * @param port where the server listens for users
 * @param users the way from the load balancer
 * @param database the way to the database
 * @param peerPort where the server listens for the other one
 * @param peers the way from the other one
 */
record Ways(int port, Leg users, Relay database, int peerPort, Relay peers) {

    static Ways to(PostgresDatabase database) throws IOException {
        int port = FreePort.find();
        int peerPort = FreePort.find();
        return new Ways(port, Leg.to(port), Relay.to(database.port()), peerPort, Relay.to(peerPort));
    }

    /** How the server is told to take them. */
    List<String> options(PostgresDatabase postgres) {
        List<String> options = new ArrayList<>(postgres.optionsBy(database.port()));
        options.addAll(List.of(
                "--cache=ispn",
                "--cache-stack=jdbc-ping",
                "--cache-embedded-network-bind-address=127.0.0.1",
                "--cache-embedded-network-bind-port=" + peerPort,
                "--cache-embedded-network-external-address=127.0.0.1",
                "--cache-embedded-network-external-port=" + peers.port()));
        return options;
    }

    void heal() {
        users.heal();
        database.leg().heal();
        peers.leg().heal();
    }
}
