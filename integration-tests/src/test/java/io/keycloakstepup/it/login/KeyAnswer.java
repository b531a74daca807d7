package io.keycloakstepup.it.login;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.Map;

/** What a key and the browser around it answer to a page, as it should be unless a test has changed it. */
public final class KeyAnswer {

    private static final int PRESENT = 0x01;
    private static final int VERIFIED = 0x04;
    private static final int BACKUP_ELIGIBLE = 0x08;
    private static final int HOLDS_CREDENTIAL = 0x40;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final SoftwareKey key;
    private final ObjectNode client = JSON.createObjectNode();
    private String site;
    private int flags;
    private long signatures;
    private String keyId;
    private String userHandle;

    KeyAnswer(SoftwareKey key, KeyPrompt prompt) {
        this.key = key;
        this.client
                .put("type", "webauthn.get")
                .put("challenge", prompt.challenge())
                .put("origin", prompt.origin())
                .put("crossOrigin", false);
        this.site = prompt.site();
        this.flags = PRESENT | VERIFIED | (key.isBackupEligible() ? BACKUP_ELIGIBLE : 0);
        this.signatures = key.signatures();
        this.keyId = key.id();
        this.userHandle = key.userHandle();
    }

    /** Has the browser say something else. */
    public KeyAnswer client(String member, Object value) {
        client.putPOJO(member, value);
        return this;
    }

    /** Has the browser not say something. */
    public KeyAnswer withoutClient(String member) {
        client.remove(member);
        return this;
    }

    /** Turns these flags over. */
    public KeyAnswer flip(int mask) {
        flags ^= mask;
        return this;
    }

    /** Without a finger or a PIN. */
    public KeyAnswer unverified() {
        flags &= ~VERIFIED;
        return this;
    }

    /** For another site. */
    public KeyAnswer site(String other) {
        site = other;
        return this;
    }

    /** With the count of another signature. */
    public KeyAnswer signatures(long count) {
        signatures = count;
        return this;
    }

    /** In the name of another key. */
    public KeyAnswer as(SoftwareKey other) {
        keyId = other.id();
        return this;
    }

    /** For another user. */
    public KeyAnswer handle(String other) {
        userHandle = other;
        return this;
    }

    /** The JSON that a browser makes of it. */
    public String json() {
        ObjectNode credential = credential();
        ObjectNode response = credential.putObject("response");
        fields().forEach(response::put);
        return credential.toString();
    }

    /** The fields that Keycloak's own pages send. */
    public Map<String, String> fields() {
        byte[] data = authenticatorData(new byte[0]);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(data);
        signed.writeBytes(sha256(clientBytes()));
        Map<String, String> fields = new HashMap<>();
        fields.put("clientDataJSON", SoftwareKey.base64Url(clientBytes()));
        fields.put("authenticatorData", SoftwareKey.base64Url(data));
        fields.put("signature", SoftwareKey.base64Url(key.sign(signed.toByteArray())));
        if (!userHandle.isEmpty()) {
            fields.put("userHandle", userHandle);
        }
        return fields;
    }

    /** The same for Keycloak's own pages, which take the id of the key beside it. */
    public Map<String, String> nativeFields() {
        Map<String, String> fields = fields();
        fields.put("credentialId", keyId);
        return fields;
    }

    String registration() {
        client.put("type", "webauthn.create");
        flags |= HOLDS_CREDENTIAL;
        ObjectNode credential = credential();
        credential.put("authenticatorAttachment", "cross-platform");
        credential
                .putObject("response")
                .put("clientDataJSON", SoftwareKey.base64Url(clientBytes()))
                .put(
                        "attestationObject",
                        SoftwareKey.base64Url(
                                key.attestation(authenticatorData(key.attestedCredential()), sha256(clientBytes()))))
                .putArray("transports")
                .add("usb");
        return credential.toString();
    }

    private ObjectNode credential() {
        ObjectNode credential = JSON.createObjectNode();
        credential.put("id", keyId).put("rawId", keyId).put("type", "public-key");
        credential.putObject("clientExtensionResults");
        return credential;
    }

    private byte[] authenticatorData(byte[] credential) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(sha256(site.getBytes(UTF_8)));
        bytes.write(flags);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt((int) signatures).array());
        bytes.writeBytes(credential);
        return bytes.toByteArray();
    }

    private byte[] clientBytes() {
        return client.toString().getBytes(UTF_8);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
