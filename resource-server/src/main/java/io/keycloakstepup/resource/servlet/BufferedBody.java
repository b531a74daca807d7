package io.keycloakstepup.resource.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The body of a request, read where a condition looks into it, up to a limit, and given on to the application byte for
 * byte. Not thread-safe.
 */
final class BufferedBody {

    private final HttpServletRequest original;
    private final int limit;
    private HttpServletRequest replayed;

    /**
     * The body of this request.
     *
     * @param limit how long it may be, in bytes
     */
    BufferedBody(HttpServletRequest request, int limit) {
        this.original = request;
        this.replayed = request;
        this.limit = limit;
    }

    /**
     * The bytes; empty where there are more than the limit allows.
     *
     * @throws UncheckedIOException if the client does not send what it announced
     */
    Optional<byte[]> bytes() {
        if (original.getContentLengthLong() > limit) {
            return Optional.empty();
        }
        try {
            return read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<byte[]> read() throws IOException {
        byte[] begin = original.getInputStream().readNBytes(limit + 1);
        boolean isWhole = begin.length <= limit;
        replayed = new ReplayedRequest(
                original,
                isWhole
                        ? new ReplayedBody(new ByteArrayInputStream(begin), begin.length)
                        : new ReplayedBody(
                                new SequenceInputStream(new ByteArrayInputStream(begin), original.getInputStream()),
                                -1));
        return isWhole ? Optional.of(begin) : Optional.empty();
    }

    /** The request for the application: as it came where nobody looked into its body. */
    HttpServletRequest request() {
        return replayed;
    }
}
