package io.keycloakstepup.resource.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.EdECPublicKey;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read as a signed text at all, and what is not, before a key is looked for. */
final class SignedTextTest {

    record Bad(String what, String text, Flaw flaw) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static final String ES256 = base64("{\"alg\":\"ES256\"}");

    static Stream<Bad> badTexts() {
        return Stream.of(
                new Bad("nothing", "", Flaw.MALFORMED),
                new Bad("one part", "a", Flaw.MALFORMED),
                new Bad("two parts", ES256 + ".e30", Flaw.MALFORMED),
                new Bad("four parts", ES256 + ".e30.AA.AA", Flaw.MALFORMED),
                new Bad("five parts, encrypted", ES256 + ".AA.AA.AA.AA", Flaw.MALFORMED),
                new Bad("no header", ".e30.AA", Flaw.MALFORMED),
                new Bad("no signature", ES256 + ".e30.", Flaw.MALFORMED),
                new Bad("padding", ES256 + "=.e30.AA", Flaw.MALFORMED),
                new Bad("the other alphabet", ES256 + ".e30.+/", Flaw.MALFORMED),
                new Bad("a line feed in the signature", ES256 + ".e30.A\nA", Flaw.MALFORMED),
                new Bad("a letter that is none in the header", "é" + ES256 + ".e30.AA", Flaw.MALFORMED),
                new Bad("another spelling of the same signature", ES256 + ".e30.AB", Flaw.MALFORMED),
                new Bad("a header that is no JSON", base64("alg") + ".e30.AA", Flaw.MALFORMED),
                new Bad("a header that is a list", base64("[\"ES256\"]") + ".e30.AA", Flaw.MALFORMED),
                new Bad("a header in Latin 1", latin1("{\"alg\":\"ES256\",\"kid\":\"é\"}") + ".e30.AA", Flaw.MALFORMED),
                new Bad("alg twice", base64("{\"alg\":\"none\",\"alg\":\"ES256\"}") + ".e30.AA", Flaw.MALFORMED),
                new Bad("no alg", base64("{}") + ".e30.AA", Flaw.WRONG_ALGORITHM),
                new Bad("alg is a number", base64("{\"alg\":256}") + ".e30.AA", Flaw.MALFORMED),
                new Bad("alg none", base64("{\"alg\":\"none\"}") + ".e30.AA", Flaw.WRONG_ALGORITHM),
                new Bad("alg None", base64("{\"alg\":\"None\"}") + ".e30.AA", Flaw.WRONG_ALGORITHM),
                new Bad("alg HS256", base64("{\"alg\":\"HS256\"}") + ".e30.AA", Flaw.WRONG_ALGORITHM),
                new Bad("alg in lower case", base64("{\"alg\":\"es256\"}") + ".e30.AA", Flaw.WRONG_ALGORITHM),
                new Bad("crit", base64("{\"alg\":\"ES256\",\"crit\":[\"exp\"]}") + ".e30.AA", Flaw.CRITICAL_HEADER),
                new Bad("empty crit", base64("{\"alg\":\"ES256\",\"crit\":[]}") + ".e30.AA", Flaw.CRITICAL_HEADER),
                new Bad(
                        "a payload as it is",
                        base64("{\"alg\":\"ES256\",\"b64\":false}") + ".e30.AA",
                        Flaw.CRITICAL_HEADER),
                new Bad("too long", ES256 + "." + "A".repeat(2000) + ".AA", Flaw.OVERSIZED),
                new Bad("nested deep", base64("{\"alg\":" + "[".repeat(500) + "}") + ".e30.AA", Flaw.MALFORMED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTexts")
    void whatIsNoSignedTextIsNotRead(Bad bad) {
        Flawed flawed =
                catchThrowableOfType(Flawed.class, () -> SignedText.parse(bad.text(), 1024, SignatureAlgorithm.ALL));
        assertThat(flawed.flaw()).isEqualTo(bad.flaw());
    }

    @Test
    void aLongTextIsRefusedBeforeItIsRead() {
        Flawed flawed = catchThrowableOfType(
                Flawed.class, () -> SignedText.parse("é".repeat(10_000_000), 16_384, SignatureAlgorithm.ALL));
        assertThat(flawed.flaw()).isEqualTo(Flaw.OVERSIZED);
        assertThat(flawed.getStackTrace()).isEmpty();
    }

    @Test
    void onlyWhatIsAllowedIsTaken() throws Flawed {
        SignedText text = SignedText.parse(ES256 + ".e30.AA", 1024, EnumSet.of(SignatureAlgorithm.ES256));
        assertThat(text.algorithm()).isEqualTo(SignatureAlgorithm.ES256);
        Flawed flawed = catchThrowableOfType(
                Flawed.class, () -> SignedText.parse(ES256 + ".e30.AA", 1024, EnumSet.of(SignatureAlgorithm.RS256)));
        assertThat(flawed.flaw()).isEqualTo(Flaw.WRONG_ALGORITHM);
    }

    /** RFC 8037, by Java's own signatures. */
    @ParameterizedTest
    @MethodSource("edwardsNames")
    void ed25519IsVerified(String name) throws GeneralSecurityException, Flawed {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        String input = base64("{\"alg\":\"" + name + "\",\"kid\":\"e\"}") + "." + base64("{\"sub\":\"a\"}");
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        String text = input + "." + encoded(signature.sign());
        SigningKeys keys = SigningKeys.parse(("{\"keys\":[{\"kty\":\"OKP\",\"crv\":\"Ed25519\",\"kid\":\"e\",\"x\":\""
                        + encoded(rawPoint((EdECPublicKey) pair.getPublic())) + "\"}]}")
                .getBytes(StandardCharsets.UTF_8));
        SignedText signed = SignedText.parse(text, 1024, SignatureAlgorithm.ALL);
        assertThat(signed.claims(keys.of(signed).orElseThrow()).text("sub")).contains("a");
        String forged = base64("{\"alg\":\"" + name + "\",\"kid\":\"e\"}") + "." + base64("{\"sub\":\"b\"}") + "."
                + encoded(signature(pair, input));
        SignedText wrong = SignedText.parse(forged, 1024, SignatureAlgorithm.ALL);
        Flawed flawed = catchThrowableOfType(
                Flawed.class, () -> wrong.claims(keys.of(wrong).orElseThrow()));
        assertThat(flawed.flaw()).isEqualTo(Flaw.WRONG_SIGNATURE);
    }

    static List<String> edwardsNames() {
        return List.of("EdDSA", "Ed25519");
    }

    private static byte[] signature(KeyPair pair, String input) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(pair.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return signature.sign();
    }

    /** The last 32 bytes of the key's DER are the point. */
    private static byte[] rawPoint(EdECPublicKey key) {
        byte[] der = key.getEncoded();
        byte[] point = new byte[32];
        System.arraycopy(der, der.length - 32, point, 0, 32);
        return point;
    }

    @Test
    void aKeyOfAnotherTypeIsNotFound() throws JOSEException, Flawed {
        String rsa =
                new RSAKeyGenerator(2048).keyID("k").generate().toPublicJWK().toJSONString();
        SigningKeys keys = SigningKeys.parse(("{\"keys\":[" + rsa + "]}").getBytes(StandardCharsets.UTF_8));
        SignedText text =
                SignedText.parse(base64("{\"alg\":\"ES256\",\"kid\":\"k\"}") + ".e30.AA", 1024, SignatureAlgorithm.ALL);
        assertThat(keys.of(text)).isEmpty();
    }

    @Test
    void aKeyOfAnotherCurveIsNotFound() throws JOSEException, Flawed {
        String key = new ECKeyGenerator(Curve.P_384)
                .keyID("k")
                .generate()
                .toPublicJWK()
                .toJSONString();
        SigningKeys keys = SigningKeys.parse(("{\"keys\":[" + key + "]}").getBytes(StandardCharsets.UTF_8));
        SignedText text =
                SignedText.parse(base64("{\"alg\":\"ES256\",\"kid\":\"k\"}") + ".e30.AA", 1024, SignatureAlgorithm.ALL);
        assertThat(keys.of(text)).isEmpty();
    }

    @Test
    void aTextWithoutNameOfAKeyNeedsAnIssuerWithOneOnly() throws JOSEException, Flawed {
        ECKey one = new ECKeyGenerator(Curve.P_256).keyID("1").generate();
        ECKey two = new ECKeyGenerator(Curve.P_256).keyID("2").generate();
        SignedText text = SignedText.parse(ES256 + ".e30.AA", 1024, SignatureAlgorithm.ALL);
        assertThat(published(one).of(text)).isPresent();
        assertThat(published(one, two).of(text)).isEmpty();
        assertThat(published(one, one).of(text)).isEmpty();
    }

    private static SigningKeys published(ECKey... keys) throws Flawed {
        List<String> json =
                Stream.of(keys).map(key -> key.toPublicJWK().toJSONString()).toList();
        return SigningKeys.parse(("{\"keys\":[" + String.join(",", json) + "]}").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void anEmbeddedKeyIsPublicAndAsymmetric() throws JOSEException, Flawed {
        ECKey key = new ECKeyGenerator(Curve.P_256).generate();
        assertThat(SigningKey.embedded(key.toPublicJWK().toJSONObject()).thumbprint())
                .hasSize(43);
        for (Map<String, Object> unfit : List.of(
                key.toJSONObject(),
                Map.<String, Object>of("kty", "oct", "k", "AAAA"),
                Map.<String, Object>of("kty", "EC"),
                Map.<String, Object>of())) {
            Flawed flawed = catchThrowableOfType(Flawed.class, () -> SigningKey.embedded(unfit));
            assertThat(flawed.flaw()).isEqualTo(Flaw.UNFIT_KEY);
        }
    }

    private static String base64(String text) {
        return encoded(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String latin1(String text) {
        return encoded(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
