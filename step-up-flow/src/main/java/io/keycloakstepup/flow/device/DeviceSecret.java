package io.keycloakstepup.flow.device;

import io.keycloakstepup.flow.hash.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a browser holds to be recognised by: a name that is no secret, and a secret of 256 random bits of which the server
 * keeps only the hash. A browser gets a new secret each time it is used.
 *
 * @param id the name
 * @param secret the secret, in Base64url
 */
record DeviceSecret(String id, String secret) {

    private static final Pattern FORM = Pattern.compile("([0-9a-f-]{36})\\.([A-Za-z0-9_-]{43})");
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A secret for a browser that was not known before. */
    static DeviceSecret first() {
        return fresh(UUID.randomUUID().toString());
    }

    /** A new secret under the same name. */
    DeviceSecret next() {
        return fresh(id);
    }

    private static DeviceSecret fresh(String id) {
        byte[] bytes = new byte[SECRET_BYTES];
        RANDOM.nextBytes(bytes);
        return new DeviceSecret(id, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    static Optional<DeviceSecret> read(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches() ? Optional.of(new DeviceSecret(form.group(1), form.group(2))) : Optional.empty();
    }

    /** The form that the browser keeps. */
    String text() {
        return id + "." + secret;
    }

    /** What the server keeps. */
    String hash() {
        return Sha256.of(secret);
    }

    /** Whether this is the hash of the secret; takes the same time whatever the answer. */
    boolean isBehind(String hash) {
        return MessageDigest.isEqual(
                hash().getBytes(StandardCharsets.US_ASCII), hash.getBytes(StandardCharsets.US_ASCII));
    }

    /** Without the secret, so that no log can show it. */
    @Override
    public String toString() {
        return "DeviceSecret[id=" + id + "]";
    }
}
