package io.keycloakstepup.resource.sender;

import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a token is bound to: its claim {@code cnf} (RFC 7800).
 *
 * @param keyThumbprint {@code jkt}, of the key that its sender proves with DPoP; empty if it is bound to none
 * @param certificateThumbprint {@code x5t#S256}, of the certificate that its sender proves in TLS; empty if it is bound to none
 */
public record Confirmation(Optional<String> keyThumbprint, Optional<String> certificateThumbprint) {

    private static final String JKT = "jkt";

    private static final String X5T = "x5t#S256";

    /** What a proof is made in, by which Keycloak (since 26.7) tells {@code jkt} apart: only one way is known here. */
    private static final String PROOF_TYPE = "kc-jkt-type";

    private static final String DPOP = "DPoP";

    /**
     * Reads what the token says. A binding of another kind is refused: it would otherwise pass for none. So is an empty one,
     * which binds to nothing that anybody could prove.
     */
    public static Confirmation of(Claims token) throws Flawed {
        Optional<Map<String, Object>> bound = token.object("cnf");
        if (bound.isEmpty()) {
            return new Confirmation(Optional.empty(), Optional.empty());
        }
        Claims members = Claims.of(bound.get());
        Confirmation confirmation = new Confirmation(members.text(JKT), members.text(X5T));
        if (!confirmation.isThere() || !isKnown(bound.get())) {
            throw new Flawed(Flaw.UNKNOWN_CONFIRMATION);
        }
        return confirmation;
    }

    private static boolean isKnown(Map<String, Object> bound) {
        return Set.of(JKT, X5T, PROOF_TYPE).containsAll(bound.keySet())
                && DPOP.equals(bound.getOrDefault(PROOF_TYPE, DPOP));
    }

    /** Whether the token is bound at all. */
    public boolean isThere() {
        return keyThumbprint.isPresent() || certificateThumbprint.isPresent();
    }
}
