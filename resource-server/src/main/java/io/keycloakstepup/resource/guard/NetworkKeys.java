package io.keycloakstepup.resource.guard;

import io.keycloakstepup.policy.zone.Network;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys by which this audience compares the network that a token is meant for with the one it comes from; Keycloak's
 * administrator hands them over ({@code GET …/context-keys}). Immutable and thread-safe.
 */
public final class NetworkKeys {

    private static final String ALGORITHM = "HmacSHA256";

    /** As long as Keycloak makes them; another one would compare nothing, and nobody would be told. */
    private static final int KEY_BYTES = 32;

    private final List<SecretKeySpec> keys;

    private NetworkKeys(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /** Where there are none: no network is that of a token. */
    public static NetworkKeys none() {
        return new NetworkKeys(List.of());
    }

    /**
     * These keys.
     *
     * @param keys the keys in Base64url without padding, as they are handed over; several while the realm's change
     * @throws IllegalArgumentException if there is none, or one of them is none
     */
    public static NetworkKeys of(List<String> keys) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("networks are compared by a key at least");
        }
        return new NetworkKeys(keys.stream().map(NetworkKeys::key).toList());
    }

    private static SecretKeySpec key(String encoded) {
        byte[] key = Base64.getUrlDecoder().decode(encoded);
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key for networks is " + KEY_BYTES + " bytes in Base64url, and one is " + key.length);
        }
        return new SecretKeySpec(key, ALGORITHM);
    }

    boolean isEmpty() {
        return keys.isEmpty();
    }

    /** Whether one of these marks is that of the network around this address. */
    boolean isOneOf(List<String> marks, Optional<String> address) {
        List<String> expected = address.flatMap(Network::around).map(Network::toString).stream()
                .flatMap(network -> keys.stream().map(key -> mark(key, network)))
                .toList();
        return expected.stream().anyMatch(mark -> marks.stream().anyMatch(said -> isSame(mark, said)));
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    private static String mark(SecretKeySpec key, String network) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(network.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
