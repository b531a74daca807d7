package io.keycloakstepup.authenticators.webauthn;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.data.AttestationObject;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.PublicKeyCredentialRequestOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.UserIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.credential.WebAuthnCredentialModel;

/** One pair of registration and assertion from Web Authentication Level 3, <i>Test Vectors</i>. */
record Vector(String id, JsonNode registration, JsonNode assertion) {

    static final Path FILE = Path.of("../../shared/vectors/webauthn/w3c-test-vectors.json");

    static final String USER = "user";

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>();
        for (JsonNode vector : file().path("vectors")) {
            if (vector.has("authentication")) {
                all.add(new Vector(
                        vector.path("id").asText(), vector.path("registration"), vector.path("authentication")));
            }
        }
        return all;
    }

    static Vector called(String id) {
        return all().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    static byte[] rootCertificate() {
        JsonNode root = file().path("vectors").get(0);
        return HexFormat.of().parseHex(root.findValue("attestation_ca_cert").asText());
    }

    private static JsonNode file() {
        try {
            return JSON.readTree(Files.readString(FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String creationOptions() throws JsonProcessingException {
        return PublicKeyCredentialCreationOptions.builder()
                .rp(RelyingPartyIdentity.builder()
                        .id("example.org")
                        .name("example")
                        .build())
                .user(UserIdentity.builder()
                        .name(USER)
                        .displayName(USER)
                        .id(handle())
                        .build())
                .challenge(bytes(registration, "challenge"))
                .pubKeyCredParams(WebAuthnVectorsTest.POLICY.algorithms())
                .build()
                .toJson();
    }

    String requestOptions() throws JsonProcessingException {
        return AssertionRequest.builder()
                .publicKeyCredentialRequestOptions(PublicKeyCredentialRequestOptions.builder()
                        .challenge(bytes(assertion, "challenge"))
                        .rpId("example.org")
                        .build())
                .username(USER)
                .build()
                .toJson();
    }

    String registered() {
        return credential(registration, "clientDataJSON", "attestationObject");
    }

    String asserted() {
        return credential(assertion, "clientDataJSON", "authenticatorData", "signature");
    }

    /** The assertion with one bit of its flags turned over. */
    String assertedWithFlipped(int bit) {
        byte[] data = bytes(assertion, "authenticatorData").getBytes();
        data[32] ^= (byte) (1 << bit);
        return asserted().replace(base64Url(assertion, "authenticatorData"), new ByteArray(data).getBase64Url());
    }

    /** The assertion with another signature. */
    String assertedWithSignature(ByteArray signature) {
        return asserted().replace(base64Url(assertion, "signature"), signature.getBase64Url());
    }

    /** The registration with one bit of its flags turned over; they follow the hash of the site in its CBOR. */
    String registeredWithFlipped(int bit) {
        byte[] object = bytes(registration, "attestationObject").getBytes();
        byte[] site = ScratchKey.sha256("example.org");
        int start = 0;
        while (!Arrays.equals(object, start, start + site.length, site, 0, site.length)) {
            start++;
        }
        object[start + site.length] ^= (byte) (1 << bit);
        return registered().replace(base64Url(registration, "attestationObject"), new ByteArray(object).getBase64Url());
    }

    /** The format of the registration's attestation. */
    String format() throws IOException {
        return new AttestationObject(bytes(registration, "attestationObject")).getFormat();
    }

    /** The key as it would be stored, taken from the registration without a look at its attestation. */
    StoredKey stored() throws IOException {
        return storedAs(new AttestationObject(bytes(registration, "attestationObject"))
                .getAuthenticatorData()
                .getAttestedCredentialData()
                .orElseThrow()
                .getCredentialPublicKey());
    }

    /** A stored key of the same id with another public key. */
    StoredKey storedAs(ByteArray publicKey) {
        String keyId = Base64.getEncoder()
                .encodeToString(bytes(registration, "credential_id").getBytes());
        return new StoredKey(
                WebAuthnCredentialModel.create(
                        "webauthn", "key", "", keyId, null, publicKey.getBase64Url(), 0, "none", Set.of()),
                Optional.empty());
    }

    private String credential(JsonNode from, String... members) {
        ObjectNode credential = JSON.createObjectNode();
        credential.put("id", base64Url(registration, "credential_id")).put("type", "public-key");
        credential.putObject("clientExtensionResults");
        ObjectNode response = credential.putObject("response");
        for (String member : members) {
            response.put(member, base64Url(from, member));
        }
        return credential.toString();
    }

    private static String base64Url(JsonNode from, String member) {
        return bytes(from, member).getBase64Url();
    }

    private static ByteArray bytes(JsonNode from, String member) {
        return new ByteArray(HexFormat.of().parseHex(from.required(member).asText()));
    }

    private static ByteArray handle() {
        return new ByteArray(USER.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return id;
    }
}
