package io.keycloakstepup.policy.level;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a step asks of a WebAuthn key beyond its possession.
 *
 * @param userVerified whether the authenticator must have verified its user
 * @param deviceBound whether the key must be known to stay on one device: not to be copied to a provider's cloud
 * @param aaguids the models of authenticators that count, lower case with hyphens, where an attestation that was verified
 *     at registration said so; empty for any, attested or not
 */
public record KeyDemand(boolean userVerified, boolean deviceBound, Set<String> aaguids) {

    /** Nothing beyond possession: what is asked of factors that are no keys. */
    public static final KeyDemand NONE = new KeyDemand(false, false, Set.of());

    private static final Pattern AAGUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    public KeyDemand {
        aaguids = Set.copyOf(aaguids);
        for (String aaguid : aaguids) {
            if (!isAaguid(aaguid)) {
                throw new IllegalArgumentException("'" + aaguid + "' is not an AAGUID");
            }
        }
    }

    /** That the authenticator has verified its user, or nothing. */
    public static KeyDemand ofVerification(boolean userVerified) {
        return new KeyDemand(userVerified, false, Set.of());
    }

    /** Whether this text writes the model of an authenticator: 32 hexadecimal digits in lower case, 8-4-4-4-12. */
    public static boolean isAaguid(String text) {
        return AAGUID.matcher(text).matches();
    }

    /** Whether a use of a key showed all of it. */
    public boolean isMetBy(KeyUse use) {
        return (!userVerified || use.userVerified())
                && (!deviceBound || use.storage().isDeviceBound())
                && (aaguids.isEmpty() || use.aaguid().filter(aaguids::contains).isPresent());
    }
}
