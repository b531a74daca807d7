package io.keycloakstepup.authenticators.webauthn;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.upokecenter.cbor.CBORObject;
import com.yubico.webauthn.data.ByteArray;
import io.keycloakstepup.flow.keys.RegisteredKey;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/**
 * A key of ES256 made for one test, which answers what no authenticator would.
 *
 * @param id as the authenticator calls it
 */
record ScratchKey(KeyPair pair, ByteArray id) {

    static ScratchKey of(int idLength) {
        byte[] id = new byte[idLength];
        Arrays.fill(id, (byte) 7);
        return new ScratchKey(generate(), new ByteArray(id));
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has P-256", e);
        }
    }

    /** As Keycloak stores it, after so many signatures. */
    StoredKey stored(long signatures) {
        return new StoredKey(model(signatures), Optional.empty());
    }

    /** A stored key of the same id with another public key. */
    StoredKey storedAs(ByteArray cose) {
        return new StoredKey(model(0, cose), Optional.empty());
    }

    /** The same, of which the registration said whether it may leave its device. */
    StoredKey registered(boolean backupEligible) {
        return new StoredKey(
                model(0), Optional.of(new RegisteredKey("key", backupEligible, true, Optional.empty(), Instant.EPOCH)));
    }

    private WebAuthnCredentialModel model(long signatures) {
        return model(signatures, cose());
    }

    private WebAuthnCredentialModel model(long signatures, ByteArray cose) {
        String keyId = Base64.getEncoder().encodeToString(id.getBytes());
        WebAuthnCredentialModel model = WebAuthnCredentialModel.create(
                "webauthn", "key", "", keyId, null, cose.getBase64Url(), signatures, "none", Set.of());
        model.setId("key");
        return model;
    }

    /** The public key in COSE (RFC 9053 §7.1.1). */
    ByteArray cose() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        return new ByteArray(CBORObject.NewMap()
                .Add(1, 2)
                .Add(3, Wycheproof.ES256)
                .Add(-1, 1)
                .Add(-2, coordinate(key.getW().getAffineX()))
                .Add(-3, coordinate(key.getW().getAffineY()))
                .EncodeToBytes());
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] bytes = new byte[32];
        byte[] signed = number.toByteArray();
        int length = Math.min(32, signed.length);
        System.arraycopy(signed, signed.length - length, bytes, 32 - length, length);
        return bytes;
    }

    byte[] sign(byte[] content) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(content);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has ECDSA", e);
        }
    }

    static byte[] sha256(String text) {
        return sha256(text.getBytes(UTF_8));
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
