package io.keycloakstepup.demo.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Takes mail on the loopback interface (RFC 5321, as much of it as one sender needs) and keeps the latest of it, for whoever
 * has no mailbox to try things with. Thread-safe.
 */
public final class MailServer implements AutoCloseable {

    private static final int MOST = 20;
    private static final int PATIENCE_MILLIS = 10_000;

    private final ServerSocket socket;
    private final Deque<Mail> latest = new ArrayDeque<>();

    private MailServer(ServerSocket socket) {
        this.socket = socket;
    }

    /** Starts one on any free port. */
    public static MailServer start() throws IOException {
        MailServer server = new MailServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
        Thread listener = new Thread(server::listen, "demo-mail");
        listener.setDaemon(true);
        listener.start();
        return server;
    }

    public int port() {
        return socket.getLocalPort();
    }

    /** What came, the latest first. */
    public synchronized List<Mail> latest() {
        return List.copyOf(latest);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private synchronized void keep(Mail mail) {
        latest.addFirst(mail);
        while (latest.size() > MOST) {
            latest.removeLast();
        }
    }

    private void listen() {
        while (!socket.isClosed()) {
            try (Socket sender = socket.accept()) {
                sender.setSoTimeout(PATIENCE_MILLIS);
                new MailTalk(sender, this::keep).run();
            } catch (IOException over) {
                // A sender that broke off sends again; a closed socket ends the loop.
            }
        }
    }
}
