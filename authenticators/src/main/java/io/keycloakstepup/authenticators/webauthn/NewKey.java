package io.keycloakstepup.authenticators.webauthn;

import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import io.keycloakstepup.flow.keys.RegisteredKey;
import io.keycloakstepup.flow.keys.RegisteredKeys;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.KeyUse;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * A key that was just registered and is to be stored.
 *
 * @param role what it is for
 * @param result what the library found
 * @param format the format of its attestation
 */
record NewKey(KeyRole role, RegistrationResult result, String format) {

    /** What WebAuthn allows (Web Authentication Level 3 §5.8.3). */
    private static final int LONGEST_ID = 1023;

    ByteArray id() {
        return result.getKeyId().getId();
    }

    boolean hasFittingId() {
        return id().size() <= LONGEST_ID;
    }

    String aaguid() {
        ByteBuffer bytes = ByteBuffer.wrap(result.getAaguid().getBytes());
        return new UUID(bytes.getLong(), bytes.getLong()).toString();
    }

    /** What its registration shows. */
    KeyUse use() {
        return registered("not yet stored", Instant.EPOCH).use(result.isUserVerified());
    }

    /** Stores it as Keycloak's own credential, what that cannot hold beside it, and says what its registration proves. */
    Evidence store(KeycloakSession session, UserModel user, String label, Instant now) {
        CredentialModel credential = user.credentialManager().createStoredCredential(model(label, now));
        RegisteredKey registered = registered(credential.getId(), now);
        new RegisteredKeys(session).remember(registered, id().getBytes());
        return new Evidence(role.factor(), credential.getId(), now, use());
    }

    /** Made at the instant of the proof: evidence that is older than its credential would not count. */
    private WebAuthnCredentialModel model(String label, Instant now) {
        WebAuthnCredentialModel model = WebAuthnCredentialModel.create(
                role.credentialType(),
                label,
                aaguid(),
                Base64.getEncoder().encodeToString(id().getBytes()),
                null,
                result.getPublicKeyCose().getBase64Url(),
                result.getSignatureCount(),
                format,
                transports());
        model.setCreatedDate(now.toEpochMilli());
        return model;
    }

    private Set<String> transports() {
        return Optional.of(result.getKeyId())
                .flatMap(PublicKeyCredentialDescriptor::getTransports)
                .map(known -> known.stream().map(AuthenticatorTransport::getId).collect(Collectors.toSet()))
                .orElse(Set.of());
    }

    @SuppressWarnings("deprecation") // the library calls the flags BE and BS an experiment; Level 3 has them
    private RegisteredKey registered(String credentialId, Instant now) {
        return new RegisteredKey(
                credentialId,
                result.isBackupEligible(),
                result.isUserVerified(),
                Optional.of(aaguid()).filter(aaguid -> result.isAttestationTrusted()),
                now);
    }
}
