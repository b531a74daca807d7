package io.keycloakstepup.it.risk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A caller at another address of this machine: the JDK's own client cannot choose one before Java 19. */
public record OtherAddress(String address) {

    /** The lines of the answer to a JSON body, headers first. */
    public List<String> post(URI uri, Map<String, String> headers, String json) {
        StringBuilder request = new StringBuilder("POST " + uri.getRawPath() + " HTTP/1.1\r\n")
                .append("Host: " + uri.getAuthority() + "\r\nConnection: close\r\nContent-Type: application/json\r\n")
                .append("Content-Length: " + json.length() + "\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        request.append("\r\n").append(json);
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), uri.getPort(), InetAddress.getByName(address), 0)) {
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("no answer from " + uri + " to " + address, failed);
        }
    }
}
