package io.keycloakstepup.resource.sender;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of HTTP as {@code htu} compares it: without query and fragment, and the same for all spellings that RFC 3986
 * §6.2.2 and §6.2.3 call the same (RFC 9449 §4.3).
 *
 * @param normal its one spelling
 */
record ProofAddress(String normal) {

    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");

    private static final Pattern UNRESERVED = Pattern.compile("[A-Za-z0-9._~-]");

    /** Empty if this is no address of HTTP, or its path has an empty segment. */
    static Optional<ProofAddress> of(String text) {
        try {
            return of(new URI(text));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    static Optional<ProofAddress> of(URI uri) {
        if (uri.getScheme() == null || uri.getHost() == null || uri.getRawUserInfo() != null) {
            return Optional.empty();
        }
        String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        if (!DEFAULT_PORTS.containsKey(scheme)) {
            return Optional.empty();
        }
        String host = uri.getHost().toLowerCase(Locale.ROOT);
        boolean isUsualPort = uri.getPort() < 0 || DEFAULT_PORTS.get(scheme) == uri.getPort();
        String port = isUsualPort ? "" : ":" + uri.getPort();
        return path(uri).map(path -> new ProofAddress(scheme + "://" + host + port + path));
    }

    /** Empty where a segment is: a path that begins with two slashes would be read as that of another host. */
    private static Optional<String> path(URI uri) {
        String path = uri.getRawPath();
        if (path == null || path.isEmpty()) {
            return Optional.of("/");
        }
        return path.contains("//")
                ? Optional.empty()
                : Optional.of(URI.create(unescaped(path)).normalize().getRawPath());
    }

    /** Escapes of letters that need none are undone, the digits of the others are capitals. */
    private static String unescaped(String path) {
        return ESCAPE.matcher(path)
                .replaceAll(escape -> Matcher.quoteReplacement(unescaped(escape.group(), escape.group(1))));
    }

    private static String unescaped(String escape, String hex) {
        byte[] one = {(byte) Integer.parseInt(hex, 16)};
        String letter = new String(one, StandardCharsets.ISO_8859_1);
        return UNRESERVED.matcher(letter).matches() ? letter : escape.toUpperCase(Locale.ROOT);
    }
}
