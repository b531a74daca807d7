package io.keycloakstepup.flow.factor;

import io.keycloakstepup.flow.hash.Sha256;
import java.util.Locale;
import java.util.Objects;

/**
 * What stands for the credential of a factor that Keycloak stores none for.
 *
 * @param userId whose factor it is
 * @param factor the factor's word
 * @param thing what the factor is bound to, such as a mailbox; empty for nothing
 */
public record Binding(String userId, String factor, String thing) {

    private static final String PREFIX = "bound:";

    /** Enough to tell the few apart that one user ever has. */
    private static final int HASH_LENGTH = 32;

    public Binding {
        Objects.requireNonNull(userId, "userId");
        Objects.requireNonNull(factor, "factor");
        Objects.requireNonNull(thing, "thing");
    }

    /** How the ids of everything that one user's factors are bound to begin. */
    public static String prefix(String userId) {
        return PREFIX + userId + ":";
    }

    /** The id under which evidence and failures are kept. It holds a hash, so that it tells no address by itself. */
    public String id() {
        String hash = Sha256.of(thing.toLowerCase(Locale.ROOT)).substring(0, HASH_LENGTH);
        return prefix(userId) + factor + ":" + hash;
    }
}
