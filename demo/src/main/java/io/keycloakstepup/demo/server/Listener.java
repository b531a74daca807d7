package io.keycloakstepup.demo.server;

import java.net.URI;

/**
 * Where a server listens, and under which address it is known.
 *
 * @param port a free port of the loopback interface
 * @param knownAs the address that stands in links and tokens: the server's own, or that of a proxy before it
 */
public record Listener(int port, URI knownAs) {

    /** A server that nothing stands before. */
    static Listener alone(int port) {
        return new Listener(port, own(port));
    }

    /** The server's own address. */
    URI url() {
        return own(port);
    }

    private static URI own(int port) {
        return URI.create("http://localhost:" + port);
    }
}
