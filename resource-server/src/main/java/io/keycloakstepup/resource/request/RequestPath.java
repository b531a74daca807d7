package io.keycloakstepup.resource.request;

import io.keycloakstepup.resource.request.PathReading.Ambiguous;
import io.keycloakstepup.resource.request.PathReading.Clear;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The path of a request, decoded exactly once. It is not normalised: dots, empty segments and all else of which we know that
 * another reader resolves it in another way ({@link Ambiguity}) make a path unreadable.
 *
 * @param segments what stands between the slashes, none of it empty; none for the root
 * @param endsWithSlash whether a slash follows the last segment; false for the root
 */
public record RequestPath(List<Segment> segments, boolean endsWithSlash) {

    /** The longest path that is read, in characters. */
    static final int LONGEST = 8_192;

    public RequestPath {
        segments = List.copyOf(segments);
    }

    /**
     * Reads a path.
     *
     * @param raw the path as the client sent it: not decoded, without a query
     */
    public static PathReading read(String raw) {
        if (raw.length() > LONGEST) {
            return new Ambiguous(Ambiguity.TOO_LONG);
        }
        if (raw.isEmpty() || raw.charAt(0) != '/') {
            return new Ambiguous(Ambiguity.NOT_ABSOLUTE);
        }
        return ambiguity(raw).<PathReading>map(Ambiguous::new).orElseGet(() -> segments(raw));
    }

    private static Optional<Ambiguity> ambiguity(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char character = raw.charAt(i);
            if (character <= ' ' || character > '~') {
                return Optional.of(Ambiguity.UNUSUAL_CHARACTER);
            }
            if (character == '\\') {
                return Optional.of(Ambiguity.HIDDEN_SEPARATOR);
            }
            if (character == ';' || character == '?' || character == '#') {
                return Optional.of(Ambiguity.PARAMETERS);
            }
        }
        return Optional.empty();
    }

    private static PathReading segments(String raw) {
        List<Segment> segments = new ArrayList<>();
        boolean endsWithSlash = raw.length() > 1 && raw.endsWith("/");
        String inner = raw.substring(1, raw.length() - (endsWithSlash ? 1 : 0));
        for (String part : inner.isEmpty() && !endsWithSlash ? new String[0] : inner.split("/", -1)) {
            if (part.isEmpty()) {
                return new Ambiguous(Ambiguity.EMPTY_SEGMENT);
            }
            Optional<Segment> segment = PathDecoder.decode(part).map(Segment::of);
            if (segment.isEmpty()) {
                return new Ambiguous(Ambiguity.BROKEN_ENCODING);
            }
            Optional<Ambiguity> ambiguity = segment.flatMap(PathDecoder::ambiguity);
            if (ambiguity.isPresent()) {
                return new Ambiguous(ambiguity.get());
            }
            segments.add(segment.get());
        }
        return new Clear(new RequestPath(segments, endsWithSlash));
    }
}
