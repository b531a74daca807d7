package io.keycloakstepup.resource.outbound;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address that may be asked: over https, or over http on this very machine.
 *
 * @param uri the address
 */
public record Endpoint(URI uri) {

    /** Names and numbers that no resolver is asked about. */
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(0|[1-9][0-9]{0,2})){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    public Endpoint {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        String host = uri.getHost() == null ? "" : uri.getHost();
        boolean isSafe = scheme.equals("https")
                || (scheme.equals("http") && LOOPBACK.matcher(host).matches());
        if (!isSafe || host.isEmpty()) {
            throw new IllegalArgumentException("'" + uri
                    + "' must be an https address, or an http address of this machine (127.0.0.1, localhost)");
        }
        if (uri.getUserInfo() != null || uri.getFragment() != null) {
            throw new IllegalArgumentException("an address has neither user nor fragment: " + host);
        }
    }

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if it is none, or none that may be asked
     */
    public static Endpoint of(String text) {
        return new Endpoint(URI.create(text));
    }

    /** The address that lies below this one. */
    public Endpoint below(String path) {
        String base = uri.toString();
        return of((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
    }

    @Override
    public String toString() {
        return uri.toString();
    }
}
