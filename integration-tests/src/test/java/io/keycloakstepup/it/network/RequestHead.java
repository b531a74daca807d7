package io.keycloakstepup.it.network;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;

/** The head of an HTTP request, made to say that the connection ends with the answer: the next request comes anew. */
final class RequestHead {

    private static final int LONGEST = 64 * 1024;

    private RequestHead() {}

    /** The same request with such a head. */
    static InputStream last(InputStream request) throws IOException {
        String head = read(request).replaceAll("(?i)\r\nConnection:[^\r]*", "");
        String changed = head.replaceFirst("\r\n\r\n$", "\r\nConnection: close\r\n\r\n");
        return new SequenceInputStream(
                new ByteArrayInputStream(changed.getBytes(StandardCharsets.ISO_8859_1)), request);
    }

    private static String read(InputStream request) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int seen = 0;
        for (int next = request.read(); next >= 0 && head.size() < LONGEST; next = request.read()) {
            head.write(next);
            seen = (next == "\r\n\r\n".charAt(seen)) ? seen + 1 : (next == '\r' ? 1 : 0);
            if (seen == 4) {
                break;
            }
        }
        return head.toString(StandardCharsets.ISO_8859_1);
    }
}
