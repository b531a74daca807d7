package io.keycloakstepup.it.network;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One way to a server. Bytes pass as they are until the leg is cut, which ends its connections and lets no new one
 * begin, or delayed, which holds back each piece on its way to the server. Thread-safe.
 */
public final class Leg {

    private static final int PIECE = 16 * 1024;

    private final InetSocketAddress server;
    private final InetAddress from;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean isCut;
    private volatile Duration delay = Duration.ZERO;

    private Leg(InetSocketAddress server, InetAddress from) {
        this.server = server;
        this.from = from;
    }

    /** The way to a port of the loopback interface. */
    public static Leg to(int port) {
        return from(InetAddress.getLoopbackAddress(), port);
    }

    /** The same, on which the server sees this address of the loopback network. */
    static Leg from(InetAddress from, int port) {
        return new Leg(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), from);
    }

    /** Ends all connections, and refuses new ones. */
    public void cut() {
        isCut = true;
        open.forEach(Leg::close);
    }

    /** From now on each piece of what a client sends, such as a statement to a database, arrives so much later. */
    public void delay(Duration each) {
        delay = each;
    }

    /** Takes back every cut and delay. */
    public void heal() {
        isCut = false;
        delay = Duration.ZERO;
    }

    /**
     * Connects a client through to the server, until one of them ends.
     *
     * @param request what the client sends
     * @return false if there is no way to the server, so that another leg may be tried
     */
    boolean carry(Socket client, InputStream request) {
        Socket onward = new Socket();
        open.add(client);
        open.add(onward);
        try {
            if (isCut || !connects(onward)) {
                return false;
            }
            Thread back = new Thread(() -> pass(onward, client), "leg-back");
            back.setDaemon(true);
            back.start();
            passOnward(request, onward);
            close(client);
            return true;
        } finally {
            open.remove(client);
            open.remove(onward);
            close(onward);
        }
    }

    private boolean connects(Socket onward) {
        try {
            onward.setTcpNoDelay(true);
            onward.bind(new InetSocketAddress(from, 0));
            onward.connect(server);
            // A cut between the question and the connection would have been overlooked.
            return !isCut;
        } catch (IOException refused) {
            return false;
        }
    }

    private void passOnward(InputStream request, Socket onward) {
        try {
            copy(request, onward.getOutputStream(), true);
        } catch (IOException ended) {
            // Either end has hung up, or the leg was cut: both are how connections end.
        }
    }

    private void pass(Socket from, Socket to) {
        try (from;
                to) {
            copy(from.getInputStream(), to.getOutputStream(), false);
        } catch (IOException ended) {
            // As above.
        }
    }

    private void copy(InputStream from, OutputStream to, boolean isDelayed) throws IOException {
        byte[] piece = new byte[PIECE];
        for (int length = from.read(piece); length >= 0; length = from.read(piece)) {
            if (isDelayed) {
                pause(delay);
            }
            to.write(piece, 0, length);
            to.flush();
        }
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            // Closed is closed.
        }
    }
}
