package io.keycloakstepup.resource.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/**
 * The body of a request, read where somebody looks into it, up to a limit, and given on to the application byte for byte.
 * Not thread-safe.
 */
final class BufferedBody {

    private static final String FORM = "application/x-www-form-urlencoded";

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
     * The bytes; empty where there are more than the limit allows, or not those that were announced: somebody in front has
     * read of them, and what is left is not what the client sent.
     *
     * @throws UncheckedIOException if the client does not send what it announced
     */
    Optional<byte[]> bytes() {
        if (original.getContentLengthLong() > limit) {
            return Optional.empty();
        }
        try {
            byte[] begin = original.getInputStream().readNBytes(limit + 1);
            boolean isWhole = begin.length <= limit;
            replayed = isWhole ? replayed(begin) : continued(begin);
            return isWhole && isAsAnnounced(begin.length) ? Optional.of(begin) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isAsAnnounced(int length) {
        long announced = original.getContentLengthLong();
        if (announced >= 0) {
            return announced == length;
        }
        // RFC 9112 §6.3: without one of two headers there is no body. HTTP/2 needs neither; who sends none names no
        // type.
        boolean isOpenEnded = original.getHeader("Transfer-Encoding") != null
                || (original.getContentType() != null && !original.getProtocol().startsWith("HTTP/1"));
        return length > 0 || !isOpenEnded;
    }

    private ReplayedRequest replayed(byte[] all) {
        return new ReplayedRequest(
                original,
                new ReplayedBody(new ByteArrayInputStream(all), all.length),
                isPostedForm() ? Optional.of(all) : Optional.empty());
    }

    private ReplayedRequest continued(byte[] begin) throws IOException {
        return new ReplayedRequest(
                original,
                new ReplayedBody(
                        new SequenceInputStream(new ByteArrayInputStream(begin), original.getInputStream()), -1),
                Optional.empty());
    }

    /** Whether containers look for parameters in it (Jakarta Servlet 6.0 §3.1.1). */
    private boolean isPostedForm() {
        String type = original.getContentType();
        return original.getMethod().equals("POST")
                && type != null
                && type.toLowerCase(Locale.ROOT).strip().startsWith(FORM);
    }

    /** The request for the application: as it came where nobody looked into its body. */
    HttpServletRequest request() {
        return replayed;
    }
}
