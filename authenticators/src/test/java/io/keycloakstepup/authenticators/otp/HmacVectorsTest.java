package io.keycloakstepup.authenticators.otp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wycheproof's vectors for the function that one-time codes are made with; left out, and said so, where they are not there. */
final class HmacVectorsTest {

    private static final Path FOLDER = Path.of("../../shared/vectors/wycheproof");

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "hmac_sha1_test.json, HmacSHA1",
        "hmac_sha256_test.json, HmacSHA256",
        "hmac_sha512_test.json, HmacSHA512"
    })
    void w04_eachVectorIsAcceptedOrRefusedAsItSays(String file, String algorithm) throws IOException {
        Path path = FOLDER.resolve(file);
        if (!Files.exists(path)) {
            System.out.println("not run: Wycheproof's " + file + ": no vectors");
        }
        assumeTrue(Files.exists(path), "no vectors");
        CodeMaker maker = new CodeMaker(algorithm, 6);
        int looked = 0;
        for (JsonNode group : new ObjectMapper().readTree(path.toFile()).path("testGroups")) {
            for (JsonNode vector : group.path("tests")) {
                byte[] mac = maker.mac(bytes(vector, "key"), bytes(vector, "msg"));
                byte[] tag = Arrays.copyOf(mac, group.path("tagSize").asInt() / Byte.SIZE);
                assertThat(Arrays.equals(tag, bytes(vector, "tag")))
                        .as("%s %s", file, vector.path("tcId"))
                        .isEqualTo(vector.path("result").asText().equals("valid"));
                looked++;
            }
        }
        assertThat(looked).isGreaterThan(100);
    }

    private static byte[] bytes(JsonNode vector, String member) {
        return HexFormat.of().parseHex(vector.path(member).asText());
    }
}
