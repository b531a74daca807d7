package io.keycloakstepup.authenticators.webauthn;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.upokecenter.cbor.CBORObject;
import com.yubico.webauthn.data.ByteArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;

/**
 * One signature of Wycheproof's, over a message of its own.
 *
 * @param key the public key, in COSE as authenticators send it (RFC 9052, RFC 9053)
 * @param algorithm COSE's number of the algorithm
 * @param result whether it is {@code valid}, {@code invalid}, or {@code acceptable}
 */
record Wycheproof(int id, ByteArray key, int algorithm, ByteArray message, ByteArray signature, String result) {

    static final Path HOME = Path.of("../../shared/vectors/wycheproof");

    private static final ObjectMapper JSON = new ObjectMapper();

    static final int ES256 = -7;
    static final int EDDSA = -8;
    static final int RS256 = -257;

    static List<Wycheproof> ecdsa() {
        return read("ecdsa_secp256r1_sha256_test.json", ES256, group -> {
            byte[] point = hex(group.path("publicKey").path("uncompressed"));
            return CBORObject.NewMap()
                    .Add(1, 2)
                    .Add(3, ES256)
                    .Add(-1, 1)
                    .Add(-2, Arrays.copyOfRange(point, 1, 33))
                    .Add(-3, Arrays.copyOfRange(point, 33, 65));
        });
    }

    static List<Wycheproof> ed25519() {
        return read("ed25519_test.json", EDDSA, group -> CBORObject.NewMap()
                .Add(1, 1)
                .Add(3, EDDSA)
                .Add(-1, 6)
                .Add(-2, hex(group.path("publicKey").path("pk"))));
    }

    static List<Wycheproof> rsa() {
        return read("rsa_signature_2048_sha256_test.json", RS256, group -> CBORObject.NewMap()
                .Add(1, 3)
                .Add(3, RS256)
                .Add(-1, hex(group.path("publicKey").path("modulus")))
                .Add(-2, hex(group.path("publicKey").path("publicExponent"))));
    }

    private static List<Wycheproof> read(String file, int algorithm, Function<JsonNode, CBORObject> key) {
        List<Wycheproof> read = new ArrayList<>();
        for (JsonNode group : json(file).path("testGroups")) {
            ByteArray cose = new ByteArray(key.apply(group).EncodeToBytes());
            for (JsonNode test : group.path("tests")) {
                read.add(new Wycheproof(
                        test.path("tcId").asInt(),
                        cose,
                        algorithm,
                        new ByteArray(hex(test.path("msg"))),
                        new ByteArray(hex(test.path("sig"))),
                        test.path("result").asText()));
            }
        }
        return read;
    }

    private static JsonNode json(String file) {
        try {
            return JSON.readTree(Files.readString(HOME.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] hex(JsonNode node) {
        return HexFormat.of().parseHex(node.asText());
    }
}
