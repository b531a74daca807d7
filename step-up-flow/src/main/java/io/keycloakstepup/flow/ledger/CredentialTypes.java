package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.policy.level.FactorType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of Keycloak's own credential types stands for which built-in factor. */
public final class CredentialTypes {

    private static final Map<String, FactorType> FACTORS = Map.of(
            "password",
            FactorType.PASSWORD,
            "otp",
            FactorType.OTP,
            "recovery-authn-codes",
            FactorType.RECOVERY_CODE,
            "webauthn",
            FactorType.WEBAUTHN,
            "webauthn-passwordless",
            FactorType.PASSKEY);

    private CredentialTypes() {}

    /** The factor that credentials of this type belong to; empty for any type but the five. */
    public static Optional<FactorType> factorOf(String credentialType) {
        return Optional.ofNullable(FACTORS.get(credentialType));
    }

    /** The credential types that stand for a built-in factor; none for any other factor. */
    public static Stream<String> of(FactorType factor) {
        return FACTORS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(factor))
                .map(Map.Entry::getKey);
    }
}
