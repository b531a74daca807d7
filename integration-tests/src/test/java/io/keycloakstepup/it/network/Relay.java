package io.keycloakstepup.it.network;

import java.io.IOException;
import java.net.InetAddress;

/** A port that leads over one leg to one server, whatever they speak. */
public final class Relay implements AutoCloseable {

    private final Leg leg;
    private final Door door;

    private Relay(Leg leg, Door door) {
        this.leg = leg;
        this.door = door;
    }

    /** A relay to a port of the loopback interface. */
    public static Relay to(int port) throws IOException {
        Leg leg = Leg.to(port);
        return new Relay(leg, Door.open(client -> leg.carry(client, client.getInputStream())));
    }

    /** The same, whose connections come from another address of the loopback network: nobody that the server trusts. */
    public static Relay from(String address, int port) throws IOException {
        Leg leg = Leg.from(InetAddress.getByName(address), port);
        return new Relay(leg, Door.open(client -> leg.carry(client, client.getInputStream())));
    }

    public int port() {
        return door.port();
    }

    public Leg leg() {
        return leg;
    }

    @Override
    public void close() throws IOException {
        door.close();
        leg.cut();
    }
}
