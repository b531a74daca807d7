package io.keycloakstepup.authenticators.webauthn;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.upokecenter.cbor.CBORObject;
import com.yubico.webauthn.data.ByteArray;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/** What a key and the browser around it answer: right, until a test changes it. */
final class ScratchAnswer {

    static final int PRESENT = 0x01;
    static final int VERIFIED = 0x04;
    static final int BACKUP_ELIGIBLE = 0x08;
    static final int BACKED_UP = 0x10;
    private static final int HOLDS_KEY = 0x40;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ScratchKey key;
    private final ObjectNode client = JSON.createObjectNode();
    private String site = "example.org";
    private int flags = PRESENT | VERIFIED;
    private int signatures;
    private ByteArray keyId;
    private ByteArray userHandle;

    /** The answer to these options, the library's JSON. */
    ScratchAnswer(ScratchKey key, String options) {
        this.key = key;
        this.keyId = key.id();
        this.userHandle = new ByteArray(Vector.USER.getBytes(UTF_8));
        client.put("type", "webauthn.get")
                .put("challenge", challenge(options))
                .put("origin", "https://example.org")
                .put("crossOrigin", false);
    }

    private static String challenge(String options) {
        try {
            return JSON.readTree(options).findValue("challenge").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ScratchAnswer client(String member, Object value) {
        client.putPOJO(member, value);
        return this;
    }

    ScratchAnswer site(String other) {
        site = other;
        return this;
    }

    ScratchAnswer flags(int other) {
        flags = other;
        return this;
    }

    ScratchAnswer signatures(int count) {
        signatures = count;
        return this;
    }

    ScratchAnswer as(ByteArray otherKey) {
        keyId = otherKey;
        return this;
    }

    ScratchAnswer handle(String other) {
        userHandle = new ByteArray(other.getBytes(UTF_8));
        return this;
    }

    /** As the answer to a request for a known key. */
    String asserted() {
        byte[] data = authenticatorData(new byte[0]);
        ByteArrayOutputStream signed = new ByteArrayOutputStream();
        signed.writeBytes(data);
        signed.writeBytes(ScratchKey.sha256(clientBytes()));
        ObjectNode credential = credential();
        credential
                .putObject("response")
                .put("clientDataJSON", base64Url(clientBytes()))
                .put("authenticatorData", base64Url(data))
                .put("signature", base64Url(key.sign(signed.toByteArray())))
                .put("userHandle", userHandle.getBase64Url());
        return credential.toString();
    }

    /** As the answer to a request for a new key, which nobody attests. */
    String registered() {
        client.put("type", client.path("type").asText().replace("get", "create"));
        flags |= HOLDS_KEY;
        byte[] attestation = CBORObject.NewMap()
                .Add("fmt", "none")
                .Add("attStmt", CBORObject.NewMap())
                .Add("authData", authenticatorData(attestedKey()))
                .EncodeToBytes();
        ObjectNode credential = credential();
        credential
                .putObject("response")
                .put("clientDataJSON", base64Url(clientBytes()))
                .put("attestationObject", base64Url(attestation));
        return credential.toString();
    }

    private byte[] attestedKey() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[16]);
        bytes.write(keyId.size() >> 8);
        bytes.write(keyId.size());
        bytes.writeBytes(keyId.getBytes());
        bytes.writeBytes(key.cose().getBytes());
        return bytes.toByteArray();
    }

    private ObjectNode credential() {
        ObjectNode credential = JSON.createObjectNode();
        credential.put("id", keyId.getBase64Url()).put("type", "public-key");
        credential.putObject("clientExtensionResults");
        return credential;
    }

    private byte[] authenticatorData(byte[] attested) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(ScratchKey.sha256(site));
        bytes.write(flags);
        bytes.writeBytes(ByteBuffer.allocate(4).putInt(signatures).array());
        bytes.writeBytes(attested);
        return bytes.toByteArray();
    }

    private byte[] clientBytes() {
        JsonNode said = client;
        return said.toString().getBytes(UTF_8);
    }

    private static String base64Url(byte[] bytes) {
        return new ByteArray(bytes).getBase64Url();
    }
}
