package io.keycloakstepup.it.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A security key (ES256, Web Authentication Level 3 §6) without a browser around it, so that a test can have it answer what
 * no browser would let it. It counts its signatures, and remembers whose it is once it was registered.
 */
public final class SoftwareKey {

    private static final int COORDINATE_BYTES = 32;

    private final KeyPair pair = generate();
    private final byte[] id = random();
    private final boolean backupEligible;
    private final Optional<KeyMaker> maker;
    private String userHandle = "";
    private long signatures;

    private SoftwareKey(boolean backupEligible, Optional<KeyMaker> maker) {
        this.backupEligible = backupEligible;
        this.maker = maker;
    }

    /** A key that stays where it is. */
    public static SoftwareKey deviceBound() {
        return new SoftwareKey(false, Optional.empty());
    }

    /** A key that its maker copies to the user's other devices. */
    public static SoftwareKey synced() {
        return new SoftwareKey(true, Optional.empty());
    }

    /** A key that stays where it is, and says who made it. */
    public static SoftwareKey madeBy(KeyMaker maker) {
        return new SoftwareKey(false, Optional.of(maker));
    }

    /** The stored form of a Keycloak credential for this key, as Keycloak's own registration writes it. */
    public Map<String, Object> credential(String type) {
        String content = """
                {"aaguid":"00000000-0000-0000-0000-000000000000","credentialId":"%s","counter":%d,\
                "credentialPublicKey":"%s","attestationStatementFormat":"none","transports":[]}""".formatted(Base64.getEncoder().encodeToString(id), signatures, base64Url(publicKey()));
        return Map.of("type", type, "userLabel", "key " + id(), "secretData", "{}", "credentialData", content);
    }

    /** Makes it the key of a user, as a registration would. */
    public SoftwareKey of(String userId) {
        userHandle = base64Url(userId.getBytes(UTF_8));
        return this;
    }

    /** What it answers to a page that asks for a new key. */
    public String register(KeyPrompt prompt) {
        userHandle = prompt.options().path("user").path("id").asText();
        return new KeyAnswer(this, prompt).registration();
    }

    /** What it answers to a page that asks for a known key, to be changed before it is sent. */
    public KeyAnswer use(KeyPrompt prompt) {
        signatures++;
        return new KeyAnswer(this, prompt);
    }

    /** Sets its counter back, as that of a copy would be. */
    public void forgetSignatures() {
        signatures = 0;
    }

    boolean isBackupEligible() {
        return backupEligible;
    }

    long signatures() {
        return signatures;
    }

    String id() {
        return base64Url(id);
    }

    String userHandle() {
        return userHandle;
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

    /** Its part of the authenticator data of a registration (§6.5.1). */
    byte[] attestedCredential() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(aaguid());
        bytes.write(id.length >> 8);
        bytes.write(id.length);
        bytes.writeBytes(id);
        bytes.writeBytes(publicKey());
        return bytes.toByteArray();
    }

    /** In COSE (RFC 9052 §7): a CBOR map of five entries. */
    private byte[] publicKey() {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {(byte) 0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, COORDINATE_BYTES});
        bytes.writeBytes(coordinate(key.getW().getAffineX()));
        bytes.writeBytes(new byte[] {0x22, 0x58, COORDINATE_BYTES});
        bytes.writeBytes(coordinate(key.getW().getAffineY()));
        return bytes.toByteArray();
    }

    private static byte[] coordinate(BigInteger number) {
        byte[] signed = number.toByteArray();
        byte[] bytes = new byte[COORDINATE_BYTES];
        byte[] tail = Arrays.copyOfRange(signed, Math.max(0, signed.length - COORDINATE_BYTES), signed.length);
        System.arraycopy(tail, 0, bytes, COORDINATE_BYTES - tail.length, tail.length);
        return bytes;
    }

    private byte[] aaguid() {
        return maker.map(KeyMaker::aaguid).orElseGet(() -> new byte[16]);
    }

    /** What attests the registration: its maker, or nobody (§8.7). */
    byte[] attestation(byte[] authenticatorData, byte[] clientHash) {
        return maker.map(known -> known.attest(authenticatorData, clientHash))
                .orElseGet(() -> Cbor.map(
                        Cbor.text("fmt"),
                        Cbor.text("none"),
                        Cbor.text("attStmt"),
                        Cbor.map(),
                        Cbor.text("authData"),
                        Cbor.bytes(authenticatorData)));
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
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
}
