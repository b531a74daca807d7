package io.keycloakstepup.gateway.proxy;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The request that a proxy asks about.
 *
 * @param method its method
 * @param path its path as the client sent it, not decoded
 * @param query its query as the client sent it; empty if it has none
 */
public record Original(String method, String path, String query) {

    /** RFC 9110 §9.1, and no method is longer. */
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,40}");

    /** Reads a method and the target of a request (RFC 9112 §3.2.1); empty unless it is a path with or without a query. */
    static Optional<Original> of(String method, String target) {
        if (!METHOD.matcher(method).matches() || !target.startsWith("/")) {
            return Optional.empty();
        }
        int mark = target.indexOf('?');
        return Optional.of(
                mark < 0
                        ? new Original(method, target, "")
                        : new Original(method, target.substring(0, mark), target.substring(mark + 1)));
    }

    /** The same, below another path: empty unless it lies there. */
    public Optional<Original> below(String prefix) {
        if (prefix.isEmpty()) {
            return Optional.of(this);
        }
        return path.startsWith(prefix + "/")
                ? Optional.of(new Original(method, path.substring(prefix.length()), query))
                : Optional.empty();
    }

    /** Method and length: paths and queries are the user's. */
    @Override
    public String toString() {
        return "Original[" + method + ", " + path.length() + " characters]";
    }
}
