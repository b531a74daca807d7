package io.keycloakstepup.authenticators.webauthn;

import com.yubico.webauthn.data.AttestationConveyancePreference;
import com.yubico.webauthn.data.AuthenticatorAttachment;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.PublicKeyCredentialParameters;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserVerificationRequirement;
import io.keycloakstepup.policy.level.KeyDemand;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.WebAuthnPolicy;

/**
 * A realm's WebAuthn policy, its texts read into types; what it leaves open has the default that the role needs.
 *
 * @param policy Keycloak's
 * @param role what the keys are for
 * @param asked what a step asks of them beside that: the realm may ask for more, and not for less
 */
record RealmKeyPolicy(WebAuthnPolicy policy, KeyRole role, KeyDemand asked) {

    private static final Map<String, PublicKeyCredentialParameters> ALGORITHMS = Map.of(
            "ES256", PublicKeyCredentialParameters.ES256,
            "ES384", PublicKeyCredentialParameters.ES384,
            "ES512", PublicKeyCredentialParameters.ES512,
            "RS256", PublicKeyCredentialParameters.RS256,
            "RS384", PublicKeyCredentialParameters.RS384,
            "RS512", PublicKeyCredentialParameters.RS512,
            "Ed25519", PublicKeyCredentialParameters.EdDSA,
            "Ed448", PublicKeyCredentialParameters.Ed448,
            "EdDSA", PublicKeyCredentialParameters.EdDSA);

    /**
     * A passkey always verifies its user, and so does any key of which a step asks it; a second factor does where it can,
     * unless the realm says otherwise.
     */
    UserVerificationRequirement userVerification() {
        if (role == KeyRole.PASSKEY || asked.userVerified()) {
            return UserVerificationRequirement.REQUIRED;
        }
        return Stream.of(UserVerificationRequirement.values())
                .filter(known -> known.getValue().equals(policy.getUserVerificationRequirement()))
                .findFirst()
                .orElse(UserVerificationRequirement.PREFERRED);
    }

    AuthenticatorSelectionCriteria selection() {
        return AuthenticatorSelectionCriteria.builder()
                .authenticatorAttachment(attachment())
                .residentKey(residentKey())
                .userVerification(userVerification())
                .build();
    }

    /** Whoever signs in with a passkey alone is found by it, so the authenticator must remember it. */
    private ResidentKeyRequirement residentKey() {
        return Stream.of(ResidentKeyRequirement.values())
                .filter(known -> known.getValue().equals(policy.getResidentKey()))
                .findFirst()
                .orElse(role == KeyRole.PASSKEY ? ResidentKeyRequirement.REQUIRED : ResidentKeyRequirement.DISCOURAGED);
    }

    Optional<AuthenticatorAttachment> attachment() {
        return Stream.of(AuthenticatorAttachment.values())
                .filter(known -> known.getValue().equals(policy.getAuthenticatorAttachment()))
                .findFirst();
    }

    /** A step that names models of authenticators needs their word for it. */
    Optional<AttestationConveyancePreference> attestation() {
        return asked.aaguids().isEmpty() ? attestationOfRealm() : Optional.of(AttestationConveyancePreference.DIRECT);
    }

    private Optional<AttestationConveyancePreference> attestationOfRealm() {
        return Stream.of(AttestationConveyancePreference.values())
                .filter(known -> known.getValue().equals(policy.getAttestationConveyancePreference()))
                .findFirst();
    }

    /** Whether a key without attestation is refused, as Keycloak's own registration refuses it. */
    boolean demandsAttestation() {
        return attestationOfRealm()
                .filter(preference -> preference != AttestationConveyancePreference.NONE)
                .isPresent();
    }

    /** Those of the realm's algorithms that can be verified here, in its order; where there are none, ES256 and RS256. */
    List<PublicKeyCredentialParameters> algorithms() {
        List<PublicKeyCredentialParameters> known = policy.getSignatureAlgorithm().stream()
                .map(ALGORITHMS::get)
                .filter(Objects::nonNull)
                .toList();
        return known.isEmpty()
                ? List.of(PublicKeyCredentialParameters.ES256, PublicKeyCredentialParameters.RS256)
                : known;
    }

    /** Whether the realm accepts this model of authenticator: any, where it lists none. */
    boolean accepts(String aaguid) {
        List<String> acceptable = policy.getAcceptableAaguids();
        return acceptable.isEmpty() || acceptable.stream().anyMatch(aaguid::equalsIgnoreCase);
    }

    /** How long the browser is told to wait; empty leaves it to the browser. */
    Optional<Long> timeoutMillis() {
        return Optional.of(policy.getCreateTimeout())
                .filter(seconds -> seconds > 0)
                .map(seconds -> Duration.ofSeconds(seconds).toMillis());
    }
}
