package io.keycloakstepup.resource.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wycheproof's vectors for JSON Web Signature and Key; left out, and said so, where they are not there. */
final class JoseVectorsTest {

    private static final Path FOLDER = Path.of("../../shared/vectors/wycheproof");

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Right signatures that are refused on purpose: their keys say that they are for {@code PS256}, where the header says
     * {@code PS384}, or for {@code ES521}, which is no algorithm. A key is for one (RFC 8725 §3.1).
     */
    private static final Set<Integer> KEY_FOR_ANOTHER_ALGORITHM = Set.of(346, 347, 350, 351);

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"json_web_signature_test", "json_web_key_test", "json_web_crypto_test"})
    void w04_eachSignatureIsBelievedIfItIsRightAndOnlyThen(String file) throws IOException {
        Path path = FOLDER.resolve(file + ".json");
        if (!Files.exists(path)) {
            System.out.println("not run: Wycheproof's " + file + ": no vectors");
        }
        assumeTrue(Files.exists(path), "no vectors");
        int looked = 0;
        List<String> refusedOnPurpose = new ArrayList<>();
        for (JsonNode group : JSON.readTree(path.toFile()).path("testGroups")) {
            for (JsonNode vector : group.path("tests")) {
                if (!vector.has("jws")) {
                    continue;
                }
                boolean isRight = vector.path("result").asText().equals("valid");
                Optional<String> purpose = purpose(group, vector).filter(any -> isRight);
                purpose.ifPresent(refusedOnPurpose::add);
                assertThat(isBelieved(group, vector))
                        .as("%s %s %s", file, vector.path("tcId"), vector.path("comment"))
                        .isEqualTo(isRight && purpose.isEmpty());
                looked++;
            }
        }
        System.out.println("Wycheproof's " + file + ": " + looked + " looked at; right ones refused on purpose: "
                + refusedOnPurpose);
        assertThat(looked).isGreaterThan(20);
    }

    private static Optional<String> purpose(JsonNode group, JsonNode vector) {
        int id = vector.path("tcId").asInt();
        if (keys(group).contains("\"oct\"")) {
            return Optional.of(id + " (a shared key)");
        }
        return KEY_FOR_ANOTHER_ALGORITHM.contains(id)
                        && group.path("comment").asText().startsWith("rfc7520")
                ? Optional.of(id + " (a key for another algorithm)")
                : Optional.empty();
    }

    private static boolean isBelieved(JsonNode group, JsonNode vector) {
        try {
            SignedText text = SignedText.parse(vector.path("jws").asText(), 100_000, SignatureAlgorithm.ALL);
            Optional<SigningKey> key = SigningKeys.parse(keys(group).getBytes(StandardCharsets.UTF_8))
                    .of(text);
            if (key.isPresent()) {
                text.payload(key.get());
            }
            return key.isPresent();
        } catch (Flawed refused) {
            return false;
        }
    }

    private static String keys(JsonNode group) {
        JsonNode key = group.has("public") ? group.path("public") : group.path("private");
        return key.has("keys") ? key.toString() : "{\"keys\":[" + key + "]}";
    }
}
