package io.keycloakstepup.it.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A port of the loopback interface behind which each connection is handed to somebody, on a thread of its own. */
final class Door implements AutoCloseable {

    /** What happens to one connection; it is closed afterwards. */
    interface Visitor {

        void accept(Socket client) throws IOException;
    }

    private static final int QUEUE = 1_000;

    private final ServerSocket socket;

    private Door(ServerSocket socket) {
        this.socket = socket;
    }

    static Door open(Visitor visitor) throws IOException {
        Door door = new Door(new ServerSocket(0, QUEUE, InetAddress.getLoopbackAddress()));
        inBackground(() -> door.admit(visitor));
        return door;
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void admit(Visitor visitor) {
        try {
            while (true) {
                Socket client = socket.accept();
                client.setTcpNoDelay(true);
                inBackground(() -> serve(client, visitor));
            }
        } catch (IOException closed) {
            // The door was closed, and nobody waits behind it any more.
        }
    }

    private static void serve(Socket client, Visitor visitor) {
        try (client) {
            visitor.accept(client);
        } catch (IOException alreadyGone) {
            // Either end has hung up, which is how connections end.
        }
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "door");
        thread.setDaemon(true);
        thread.start();
    }
}
