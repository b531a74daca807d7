package io.keycloakstepup.flow.context;

import io.keycloakstepup.policy.zone.Network;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.crypto.Algorithm;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The key with which one audience compares the network that a token tells it of with the one that a caller comes from. A
 * network alone is soon guessed, so its hash needs one; and as each audience has its own, two of them cannot find out by
 * their tokens that two users sit in one network. It is derived from the realm's key for HMAC, and changes with that.
 */
public final class ContextKey {

    private static final String ALGORITHM = "HmacSHA256";

    /** Keeps what is derived from the realm's key for this apart from all else that is ever signed with it. */
    private static final String PURPOSE = "step-up ctx\n";

    private static final Base64.Encoder BASE64_URL = Base64.getUrlEncoder().withoutPadding();

    private final String realmKey;
    private final byte[] secret;

    private ContextKey(String realmKey, byte[] secret) {
        this.realmKey = realmKey;
        this.secret = secret;
    }

    /** The one that tokens are made with now. */
    public static ContextKey active(KeycloakSession session, RealmModel realm, String audience) {
        return of(session.keys().getActiveKey(realm, KeyUse.SIG, Algorithm.HS512), audience);
    }

    /** All that tokens which are still valid may have been made with, the active one first. */
    public static List<ContextKey> all(KeycloakSession session, RealmModel realm, String audience) {
        return session.keys()
                .getKeysStream(realm, KeyUse.SIG, Algorithm.HS512)
                .sorted(Comparator.comparing(key -> !key.getStatus().isActive()))
                .map(key -> of(key, audience))
                .toList();
    }

    static ContextKey of(KeyWrapper realmKey, String audience) {
        byte[] master = realmKey.getSecretKey().getEncoded();
        return new ContextKey(realmKey.getKid(), hmac(master, PURPOSE + audience));
    }

    /** Keycloak's id of the realm's key that it is derived from. */
    public String realmKey() {
        return realmKey;
    }

    /** The key itself, 32 bytes in Base64url without padding: whoever has it can try out networks. */
    public String secret() {
        return BASE64_URL.encodeToString(secret);
    }

    /** What a token tells of this network: the HMAC-SHA-256 of its canonical form, in Base64url without padding. */
    public String hash(Network network) {
        return BASE64_URL.encodeToString(hmac(secret, network.toString()));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
