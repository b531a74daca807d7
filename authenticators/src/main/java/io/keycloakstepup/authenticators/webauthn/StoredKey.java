package io.keycloakstepup.authenticators.webauthn;

import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.AuthenticatorTransport;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.COSEAlgorithmIdentifier;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import io.keycloakstepup.flow.keys.RegisteredKey;
import io.keycloakstepup.flow.once.OnceKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.WebAuthnCredentialModel;
import org.keycloak.models.credential.dto.WebAuthnCredentialData;

/**
 * One key in Keycloak's own credential, which its native authenticators read and write too: the authenticator's id in
 * padded Base64, the COSE public key in Base64url.
 *
 * @param model Keycloak's credential
 * @param registered what we learnt at registration; empty if Keycloak's own pages registered the key
 */
record StoredKey(WebAuthnCredentialModel model, Optional<RegisteredKey> registered) {

    ByteArray id() {
        return new ByteArray(Base64.getMimeDecoder().decode(content().getCredentialId()));
    }

    PublicKeyCredentialDescriptor descriptor() {
        return PublicKeyCredentialDescriptor.builder()
                .id(id())
                .transports(content().getTransports().stream()
                        .map(AuthenticatorTransport::of)
                        .collect(Collectors.toSet()))
                .build();
    }

    @SuppressWarnings("deprecation") // the library calls the flags BE and BS an experiment; Level 3 has them
    RegisteredCredential credential(ByteArray userHandle) {
        return RegisteredCredential.builder()
                .credentialId(id())
                .userHandle(userHandle)
                .publicKeyCose(publicKey())
                .signatureCount(content().getCounter())
                .backupEligible(registered.map(RegisteredKey::backupEligible).orElse(null))
                .build();
    }

    /** The form in which this key's signatures are written. */
    SignatureForm signatureForm() {
        return COSEAlgorithmIdentifier.fromPublicKey(publicKey())
                .map(algorithm -> switch (algorithm) {
                    case ES256, ES384, ES512 -> SignatureForm.ECDSA;
                    case EdDSA, Ed25519 -> SignatureForm.ED25519;
                    case Ed448 -> SignatureForm.ED448;
                    default -> SignatureForm.OTHER;
                })
                .orElse(SignatureForm.OTHER);
    }

    private ByteArray publicKey() {
        try {
            return ByteArray.fromBase64Url(content().getCredentialPublicKey());
        } catch (Base64UrlException e) {
            throw new IllegalStateException("the public key of credential " + model.getId() + " is no Base64url", e);
        }
    }

    /** What is known of the key once it was used: what its registration said, else what this first use does. */
    RegisteredKey known(boolean backupEligible, boolean userVerified, Instant now) {
        return registered.orElseGet(
                () -> new RegisteredKey(model.getId(), backupEligible, userVerified, Optional.empty(), now));
    }

    /**
     * What tells this use of the key from every other; empty where the authenticator does not count. Two copies of one key
     * that answer at the same moment both find the counter as it was, so the comparison alone would let both in.
     */
    Optional<String> use(long signatures) {
        return Optional.of(signatures)
                .filter(count -> count > 0)
                .map(count -> OnceKey.of("webauthn-count", model.getId() + ":" + count));
    }

    /** Writes the signature counter back, where the authenticator has one. */
    void countTo(long signatures, UserModel user) {
        if (signatures > 0) {
            model.updateCounter(signatures);
            user.credentialManager().updateStoredCredential(model);
        }
    }

    private WebAuthnCredentialData content() {
        return model.getWebAuthnCredentialData();
    }
}
