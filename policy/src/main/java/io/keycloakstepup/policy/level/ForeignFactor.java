package io.keycloakstepup.policy.level;

import io.keycloakstepup.policy.level.FactorType.UserVerification;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A factor that somebody else's authenticator asks for, as a policy declares it. What a proof of it is worth is the
 * policy's word.
 *
 * @param type the factor
 * @param witness by what its proof is recognised
 */
public record ForeignFactor(FactorType type, Witness witness) {

    /** The registered methods (RFC 8176 §2), without {@code mfa}, which follows from the kinds. */
    private static final List<String> METHODS = List.of(
            "face", "fpt", "geo", "hwk", "iris", "kba", "mca", "otp", "pin", "pop", "pwd", "rba", "retina", "sc", "sms",
            "swk", "tel", "user", "vbm", "wia");

    public ForeignFactor {
        Objects.requireNonNull(witness, "witness");
        if (FactorType.builtIn(type.word()).isPresent()) {
            throw new IllegalArgumentException(type.word() + " is built in and means what it means");
        }
        if (!METHODS.containsAll(type.amr())) {
            throw new IllegalArgumentException("not a registered method in " + type.amr());
        }
    }

    /** A factor of these kinds, which names these methods in tokens; both may be empty. */
    public static ForeignFactor of(String word, Set<Kind> kinds, List<String> amr, Witness witness) {
        return new ForeignFactor(new FactorType(word, kinds, amr, UserVerification.NONE), witness);
    }

    /** The methods that a foreign factor may name (RFC 8176 §2), in the order in which messages list them. */
    public static List<String> methods() {
        return METHODS;
    }
}
