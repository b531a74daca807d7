package io.keycloakstepup.resource.network;

import io.keycloakstepup.policy.zone.Network;
import io.keycloakstepup.resource.token.AccessToken;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys with which one audience compares the network that a caller comes from with the one that a token is meant to be used
 * in, as the realm hands them out: {@code GET /admin/realms/…/step-up/context-keys?audience=…}. Immutable and thread-safe.
 */
public final class NetworkKeys {

    private static final String ALGORITHM = "HmacSHA256";

    private static final int KEY_BYTES = 32;

    private final List<SecretKeySpec> keys;

    private NetworkKeys(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * Reads keys: Base64url of 32 bytes, without padding. There may be several, as those of the realm change.
     *
     * @throws IllegalArgumentException if there is none, or one is none
     */
    public static NetworkKeys of(List<String> encoded) {
        if (encoded.isEmpty()) {
            throw new IllegalArgumentException("networks are compared with a key at least");
        }
        return new NetworkKeys(encoded.stream().map(NetworkKeys::key).toList());
    }

    private static SecretKeySpec key(String encoded) {
        byte[] key = Base64.getUrlDecoder().decode(encoded);
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a key has " + KEY_BYTES + " bytes in Base64url, and one has " + key.length);
        }
        return new SecretKeySpec(key, ALGORITHM);
    }

    /**
     * Whether a token is used where it is meant to be. One that does not say where, and a caller whose address is none, are
     * elsewhere.
     *
     * @param remoteAddress the caller's
     */
    public boolean isAtHome(AccessToken token, String remoteAddress) {
        Optional<Network> network = Network.around(remoteAddress);
        return network.isPresent()
                && keys.stream().anyMatch(key -> isNamed(token.networkMarks(), mark(key, network.get())));
    }

    private static boolean isNamed(List<String> marks, byte[] mark) {
        boolean isNamed = false;
        for (String one : marks) {
            isNamed |= MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), mark);
        }
        return isNamed;
    }

    private static byte[] mark(SecretKeySpec key, Network network) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] hash = mac.doFinal(network.toString().getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encode(hash);
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
