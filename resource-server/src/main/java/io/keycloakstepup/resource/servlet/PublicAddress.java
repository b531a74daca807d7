package io.keycloakstepup.resource.servlet;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Where clients find an application, whatever a request says of that.
 *
 * @param text what they write before a path within it, without a slash at its end
 */
record PublicAddress(String text) {

    private static final Pattern SCHEME = Pattern.compile("https?");

    /** What some send although no address may have it (RFC 3986 §3.3 and §3.4). */
    private static final Pattern NOT_IN_ADDRESSES =
            Pattern.compile("[^!-~]|[\"#<>\\[\\\\\\]^`{|}]|%(?![0-9A-Fa-f]{2})");

    PublicAddress {
        Objects.requireNonNull(text, "text");
    }

    /**
     * That of this URL.
     *
     * @throws IllegalArgumentException if it is no address of HTTP, or has more than a host, a port and a path
     */
    static PublicAddress of(URI url) {
        boolean isPlain = url.getScheme() != null
                && SCHEME.matcher(url.getScheme().toLowerCase(Locale.ROOT)).matches()
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawQuery() == null
                && url.getRawFragment() == null;
        if (!isPlain) {
            throw new IllegalArgumentException(
                    "what clients write before a path is like https://api.example.org/base, not " + url);
        }
        String text = url.toString();
        return new PublicAddress(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
    }

    /**
     * The address of one request.
     *
     * @param path the path within the application, not decoded; what may not stand in an address is escaped
     * @param query the query, likewise; may be empty
     */
    URI of(String path, String query) {
        String begin = path.startsWith("/") ? "" : "/";
        return URI.create(text + begin + escaped(path) + (query.isEmpty() ? "" : "?" + escaped(query)));
    }

    private static String escaped(String raw) {
        return NOT_IN_ADDRESSES
                .matcher(raw)
                .replaceAll(found -> URLEncoder.encode(found.group(), StandardCharsets.UTF_8));
    }
}
