package io.keycloakstepup.it.network;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A load balancer without stickiness: each HTTP request takes the next leg in turn, and the one after it where a server
 * cannot be reached. It knows nothing of health: who accepts a connection gets the request. Thread-safe.
 */
public final class RoundRobinProxy implements AutoCloseable {

    private static final int ANY = -1;

    private final List<Leg> legs;
    private final AtomicInteger turn = new AtomicInteger();
    private final Door door;
    private volatile int only = ANY;

    private RoundRobinProxy(List<Leg> legs) throws IOException {
        this.legs = List.copyOf(legs);
        this.door = Door.open(this::serve);
    }

    public static RoundRobinProxy over(List<Leg> legs) throws IOException {
        return new RoundRobinProxy(legs);
    }

    public URI url() {
        return URI.create("http://localhost:" + door.port());
    }

    /** From now on all requests take this leg, be it open or not. */
    public void sendTo(int leg) {
        only = leg;
    }

    /** From now on the requests take turns, beginning with the first leg. */
    public void alternate() {
        only = ANY;
        turn.set(0);
    }

    @Override
    public void close() throws IOException {
        door.close();
        legs.forEach(Leg::cut);
    }

    private void serve(Socket client) throws IOException {
        int first = only == ANY ? Math.floorMod(turn.getAndIncrement(), legs.size()) : only;
        int tries = only == ANY ? legs.size() : 1;
        InputStream request = RequestHead.last(new BufferedInputStream(client.getInputStream()));
        for (int i = 0; i < tries; i++) {
            if (legs.get((first + i) % legs.size()).carry(client, request)) {
                return;
            }
        }
    }
}
