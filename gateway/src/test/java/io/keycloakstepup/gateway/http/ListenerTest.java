package io.keycloakstepup.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** A listener that is full turns others away, and goes on. */
final class ListenerTest {

    private static final InetSocketAddress ANYWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void whoeverIsOneTooManyIsTurnedAwayAtOnce() throws IOException {
        CountDownLatch come = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        Listener listener = Listener.start(
                ANYWHERE,
                exchange -> {
                    try (exchange) {
                        come.countDown();
                        pass(go);
                        exchange.sendResponseHeaders(204, -1);
                    }
                },
                1,
                1);
        try (Socket first = ask(listener)) {
            first.setSoTimeout(20_000);
            pass(come);
            int turnedAway = 0;
            for (int i = 0; i < 3; i++) {
                turnedAway += isTurnedAway(listener) ? 1 : 0;
            }
            assertThat(turnedAway).isPositive();
            go.countDown();
            assertThat(first.getInputStream().read()).isEqualTo('H');
        } finally {
            go.countDown();
            listener.stop(0);
        }
    }

    private static void pass(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Socket ask(Listener listener) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), listener.port());
        socket.setSoTimeout(1_000);
        socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: api\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static boolean isTurnedAway(Listener listener) throws IOException {
        try (Socket socket = ask(listener)) {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException waits) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }
}
