package io.keycloakstepup.admin.rest;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The entity tag of a policy (RFC 9110 §8.8.3), and the conditions that requests put on it.
 *
 * @param hash the hash of the stored text; empty where none is stored
 */
record PolicyTag(Optional<String> hash) {

    private static final String ANY = "*";
    private static final Pattern SEPARATOR = Pattern.compile("\\s*,\\s*");

    /** As it stands in the {@code ETag} header: a strong tag. */
    String header() {
        return "\"" + hash.orElse("") + "\"";
    }

    /** Whether a write with these headers may go on; headers that are not sent ask for nothing. */
    boolean allowsWrite(Optional<String> ifMatch, Optional<String> ifNoneMatch) {
        return ifMatch.map(this::isAmong).orElse(true)
                && !ifNoneMatch.map(this::isAmong).orElse(false);
    }

    /** Whether a reader with this {@code If-None-Match} header already has the text. */
    boolean isKnownTo(Optional<String> ifNoneMatch) {
        return ifNoneMatch.map(this::isAmong).orElse(false);
    }

    private boolean isAmong(String listed) {
        if (hash.isEmpty()) {
            return false;
        }
        return listed.strip().equals(ANY)
                || SEPARATOR.splitAsStream(listed.strip()).anyMatch(header()::equals);
    }
}
