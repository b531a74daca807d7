package io.keycloakstepup.it.server;

import io.keycloakstepup.demo.server.Installation;
import io.keycloakstepup.demo.server.Listener;
import io.keycloakstepup.it.network.Leg;
import io.keycloakstepup.it.network.RoundRobinProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Two real servers with the shipped jar on one PostgreSQL, behind a load balancer without stickiness. Every way between
 * them and to the database can be cut and delayed; every server can be killed, paused and started again.
 */
public final class Cluster implements KeycloakServer {

    private static final int NODES = 2;
    private static final Duration SWEEP = Duration.ofSeconds(5);

    private final PostgresDatabase database;
    private final List<Ways> ways = new ArrayList<>();
    private final List<ClusterNode> nodes = new ArrayList<>();
    private final RoundRobinProxy proxy;

    private Cluster(PostgresDatabase database) throws IOException {
        this.database = database;
        for (int i = 0; i < NODES; i++) {
            ways.add(Ways.to(database));
        }
        this.proxy = RoundRobinProxy.over(ways.stream().map(Ways::users).toList());
        Installation installation = installation(FixtureSettings.ofThisRun());
        for (int i = 0; i < NODES; i++) {
            Listener listener = new Listener(ways.get(i).port(), proxy.url());
            nodes.add(ClusterNode.start(installation, listener, options(ways.get(i)), emptyLog(i)));
        }
    }

    static Cluster start() throws IOException {
        long begin = System.nanoTime();
        Cluster cluster = new Cluster(PostgresDatabase.start());
        new ClusterView(cluster.nodes).awaitAll();
        System.out.printf(
                "cluster: two nodes up in %d s%n",
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        return cluster;
    }

    /** The address of the load balancer. */
    @Override
    public URI url() {
        return proxy.url();
    }

    /** One of the two servers, 0 or 1. */
    public ClusterNode node(int number) {
        return nodes.get(number);
    }

    /** Sends what comes to the load balancer to one server, whatever its state. */
    public void sendTo(int number) {
        proxy.sendTo(number);
    }

    /** Sends each request that comes to the load balancer to the server whose turn it is, the first one first. */
    public void alternate() {
        proxy.alternate();
    }

    /** The way from the load balancer to a server. */
    public Leg leg(int number) {
        return ways.get(number).users();
    }

    /** The way from a server to the database. */
    public Leg databaseLeg(int number) {
        return ways.get(number).database().leg();
    }

    public PostgresDatabase database() {
        return database;
    }

    /**
     * Cuts the ways between the servers, and waits until each takes itself for the only one. Users and the database still
     * reach both.
     */
    public void separate() {
        ways.forEach(way -> way.peers().leg().cut());
        new ClusterView(nodes).awaitEachAlone();
    }

    /** Takes back all that a test did to the cluster, and waits until both servers know of each other again. */
    public void heal() {
        proxy.alternate();
        ways.forEach(Ways::heal);
        nodes.forEach(ClusterNode::resume);
        nodes.stream().filter(ClusterNode::mustRestart).forEach(ClusterNode::restart);
        new ClusterView(nodes).awaitAll();
    }

    @Override
    public void restart() {
        nodes.forEach(ClusterNode::restart);
    }

    @Override
    public Path log() {
        return nodes.get(0).log();
    }

    @Override
    public void stop() {
        nodes.forEach(ClusterNode::resume);
        nodes.forEach(ClusterNode::stop);
        try {
            proxy.close();
            database.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException("the cluster did not end well", alreadyGone);
        }
    }

    private static Installation installation(FixtureSettings settings) throws IOException {
        Path installations = FixtureSettings.WORK.resolve("installation-postgres");
        return Installation.prepare(settings.distribution(), settings.jars(), installations, "postgres");
    }

    private List<String> options(Ways way) {
        List<String> options = new ArrayList<>(way.options(database));
        options.add("--spi-jpa-entity-provider--step-up-tables--sweep-seconds=" + SWEEP.toSeconds());
        return options;
    }

    private static Path emptyLog(int number) throws IOException {
        Path log = FixtureSettings.WORK.resolve("keycloak-node-" + number + ".log");
        Files.deleteIfExists(log);
        return log;
    }
}
