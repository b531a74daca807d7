package io.keycloakstepup.resource.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import io.keycloakstepup.resource.fixture.Certificate;
import io.keycloakstepup.resource.fixture.Issuer;
import io.keycloakstepup.resource.fixture.Prover;
import io.keycloakstepup.resource.fixture.Requests;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.jose.SigningKeys;
import io.keycloakstepup.resource.keys.KeySource;
import io.keycloakstepup.resource.sender.Nonces;
import io.keycloakstepup.resource.sender.SeenProofs;
import io.keycloakstepup.resource.sender.Unremembered;
import io.keycloakstepup.resource.token.PresentedRequest;
import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import io.keycloakstepup.resource.token.TokenVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are bound pass with their key or certificate and with nothing else (RFC 9449, RFC 8705). */
final class SenderBindingTest {

    private static final Instant NOW = Issuer.NOW;
    private static final Issuer ISSUER = new Issuer();
    private static final Prover OWNER = new Prover();
    private static final Prover THIEF = new Prover();
    private static final String BOUND = ISSUER.token(bound("jkt", OWNER.thumbprint()));
    private static final String FREE = ISSUER.token(Issuer.claims());

    private final List<Flaw> flaws = new ArrayList<>();
    private final TokenVerifier verifier = verification().build();

    private Verification verification() {
        try {
            SigningKeys keys = SigningKeys.parse(ISSUER.jwks().getBytes(StandardCharsets.UTF_8));
            return Verification.of(Issuer.NAME, Issuer.AUDIENCE)
                    .keys(KeySource.of(keys))
                    .onRefusal(flaws::add);
        } catch (Flawed e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> bound(String how, String thumbprint) {
        return Issuer.claimsWith("cnf", Map.of(how, thumbprint));
    }

    private TokenCheck check(String proof) {
        return check(verifier, proof);
    }

    private static TokenCheck check(TokenVerifier by, String proof) {
        return by.check(Requests.with(List.of("DPoP " + BOUND), List.of(proof)), NOW);
    }

    private static TokenCheck invalid(TokenError error, TokenScheme scheme) {
        return new TokenCheck.Invalid(error, scheme, Optional.empty());
    }

    private static final TokenCheck WRONG_PROOF = invalid(TokenError.INVALID_DPOP_PROOF, TokenScheme.DPOP);

    @Test
    void d01_theOwnersProofPasses() {
        assertThat(check(OWNER.proof(OWNER.claims(BOUND)))).isInstanceOfSatisfying(TokenCheck.Valid.class, valid -> {
            assertThat(valid.token().scheme()).isEqualTo(TokenScheme.DPOP);
            assertThat(valid.token().isSenderBound()).isTrue();
        });
    }

    /** Keycloak 26.7 says beside the thumbprint what the key is proven with. */
    @Test
    void d01_aThumbprintThatIsSaidToBeOneOfDpopIsOne() {
        String token = ISSUER.token(Issuer.claimsWith("cnf", Map.of("jkt", OWNER.thumbprint(), "kc-jkt-type", "DPoP")));
        String proof = OWNER.proof(OWNER.claims(token));

        assertThat(verifier.check(Requests.with(List.of("DPoP " + token), List.of(proof)), NOW))
                .isInstanceOf(TokenCheck.Valid.class);
        assertThat(verifier.check(Requests.bearer(token), NOW)).isInstanceOf(TokenCheck.Invalid.class);
    }

    @Test
    void d03_aBoundTokenPresentedAsBearerIsRefusedInItsOwnScheme() {
        assertThat(verifier.check(Requests.bearer(BOUND), NOW))
                .isEqualTo(invalid(TokenError.INVALID_TOKEN, TokenScheme.DPOP));
        String proof = OWNER.proof(OWNER.claims(BOUND));
        assertThat(verifier.check(Requests.with(List.of("Bearer " + BOUND), List.of(proof)), NOW))
                .isEqualTo(invalid(TokenError.INVALID_TOKEN, TokenScheme.DPOP));
        assertThat(flaws).containsExactly(Flaw.WRONG_SCHEME, Flaw.WRONG_SCHEME);
    }

    @Test
    void d03_aFreeTokenUnderTheOtherSchemeIsRefused() {
        String proof = OWNER.proof(OWNER.claims(FREE));
        assertThat(verifier.check(Requests.with(List.of("DPoP " + FREE), List.of(proof)), NOW))
                .isEqualTo(invalid(TokenError.INVALID_TOKEN, TokenScheme.BEARER));
        assertThat(flaws).containsExactly(Flaw.WRONG_SCHEME);
    }

    @Test
    void d04_anotherKeyIsRefused() {
        assertThat(check(THIEF.proof(THIEF.claims(BOUND)))).isEqualTo(WRONG_PROOF);
        assertThat(flaws).containsExactly(Flaw.WRONG_PROOF);
    }

    @Test
    void d06_whatMayBeOtherwiseIsTaken() {
        assertTaken(OWNER.proof(with("extra", Map.of("a", 1))));
        assertTaken(OWNER.proof(with("htu", Prover.ADDRESS + "?a=b#c")));
        assertTaken(OWNER.proof(with("htu", "HTTPS://API.example.org:443/api/v2/risk/x/../assessment/%75pdate")));
        assertTaken(OWNER.proof(with("iat", NOW.minusSeconds(10).getEpochSecond())));
        assertTaken(OWNER.proof(with("iat", NOW.plusSeconds(8).getEpochSecond())));
        assertTaken(OWNER.proof(with("iat", NOW.plusSeconds(10).getEpochSecond())));
        assertTaken(OWNER.proof(with("nonce", "nobody asked for it")));
        PresentedRequest lower = Requests.with(List.of("dpop " + BOUND), List.of(OWNER.proof(OWNER.claims(BOUND))));
        assertThat(verifier.check(lower, NOW)).isInstanceOf(TokenCheck.Valid.class);
    }

    private void assertTaken(String proof) {
        assertThat(check(proof)).as("%s", flaws).isInstanceOf(TokenCheck.Valid.class);
    }

    private static Map<String, Object> with(String name, @Nullable Object value) {
        Map<String, Object> claims = OWNER.claims(BOUND);
        claims.put(name, value);
        return claims;
    }

    private static Map<String, Object> without(String name) {
        Map<String, Object> claims = OWNER.claims(BOUND);
        claims.remove(name);
        return claims;
    }

    record Bad(String what, List<String> proofs, Flaw flaw) {
        static Bad claim(String what, Map<String, Object> claims, Flaw flaw) {
            return new Bad(what, List.of(OWNER.proof(claims)), flaw);
        }

        static Bad header(String what, UnaryOperator<JWSHeader.Builder> change, Flaw flaw) {
            JWSHeader header = change.apply(OWNER.header()).build();
            return new Bad(what, List.of(OWNER.proof(header, OWNER.claims(BOUND))), flaw);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Bad> badProofs() {
        String good = OWNER.proof(OWNER.claims(BOUND));
        return Stream.of(
                new Bad("none", List.of(), Flaw.PROOF_MISSING),
                new Bad("two", List.of(good, OWNER.proof(OWNER.claims(BOUND))), Flaw.MALFORMED),
                new Bad("two in one header", List.of(good + ", " + good), Flaw.MALFORMED),
                new Bad("an empty one", List.of(""), Flaw.MALFORMED),
                new Bad("a malformed one", List.of("proof"), Flaw.MALFORMED),
                new Bad("a gigantic one", List.of("A".repeat(8193)), Flaw.OVERSIZED),
                new Bad("the token itself", List.of(BOUND), Flaw.WRONG_TYPE),
                Bad.header("no typ", header -> header.type(null), Flaw.WRONG_TYPE),
                Bad.header("typ JWT", header -> header.type(JOSEObjectType.JWT), Flaw.WRONG_TYPE),
                Bad.header("no jwk", header -> header.jwk(null), Flaw.UNKNOWN_KEY),
                Bad.header(
                        "another's jwk, whose signature nobody looks at",
                        header -> header.jwk(THIEF.key().toPublicJWK()),
                        Flaw.WRONG_PROOF),
                new Bad("a private jwk", List.of(withPrivateKey()), Flaw.UNFIT_KEY),
                new Bad("alg none", List.of(withAlgorithm("none")), Flaw.WRONG_ALGORITHM),
                new Bad("alg HS256", List.of(withAlgorithm("HS256")), Flaw.WRONG_ALGORITHM),
                new Bad("alg of another key", List.of(withAlgorithm("RS256")), Flaw.WRONG_SIGNATURE),
                new Bad("no alg", List.of(withAlgorithm("")), Flaw.WRONG_ALGORITHM),
                Bad.claim("no jti", without("jti"), Flaw.MALFORMED),
                Bad.claim("an empty jti", with("jti", ""), Flaw.MALFORMED),
                Bad.claim("a number for a jti", with("jti", 1), Flaw.MALFORMED),
                Bad.claim("no htm", without("htm"), Flaw.WRONG_PROOF),
                Bad.claim("htm PUT", with("htm", "PUT"), Flaw.WRONG_PROOF),
                Bad.claim("htm in lower case", with("htm", "post"), Flaw.WRONG_PROOF),
                Bad.claim("no htu", without("htu"), Flaw.WRONG_PROOF),
                Bad.claim("another path", with("htu", Prover.ADDRESS + "/x"), Flaw.WRONG_PROOF),
                Bad.claim("a path in capitals", with("htu", Prover.ADDRESS.replace("risk", "RISK")), Flaw.WRONG_PROOF),
                Bad.claim("another host", with("htu", Prover.ADDRESS.replace("api.", "api2.")), Flaw.WRONG_PROOF),
                Bad.claim("another port", with("htu", Prover.ADDRESS.replace(".org", ".org:8443")), Flaw.WRONG_PROOF),
                Bad.claim("http", with("htu", Prover.ADDRESS.replace("https", "http")), Flaw.WRONG_PROOF),
                Bad.claim("a slash more", with("htu", Prover.ADDRESS + "/"), Flaw.WRONG_PROOF),
                Bad.claim(
                        "an escaped slash",
                        with("htu", Prover.ADDRESS.replace("/update", "%2Fupdate")),
                        Flaw.WRONG_PROOF),
                Bad.claim("with a user", with("htu", Prover.ADDRESS.replace("//", "//u@")), Flaw.WRONG_PROOF),
                Bad.claim(
                        "another host before the path",
                        with("htu", Prover.ADDRESS.replace(".org/", ".org//other.example/")),
                        Flaw.WRONG_PROOF),
                Bad.claim("an empty segment", with("htu", "https://api.example.org//"), Flaw.WRONG_PROOF),
                Bad.claim("a path alone", with("htu", "/api/v2/risk/assessment/update"), Flaw.WRONG_PROOF),
                Bad.claim("no address", with("htu", "::"), Flaw.WRONG_PROOF),
                Bad.claim("no iat", without("iat"), Flaw.MALFORMED),
                Bad.claim("iat in words", with("iat", "now"), Flaw.MALFORMED),
                Bad.claim("an hour old", with("iat", NOW.minusSeconds(3600).getEpochSecond()), Flaw.EXPIRED),
                Bad.claim("just too old", with("iat", NOW.minusSeconds(62).getEpochSecond()), Flaw.EXPIRED),
                Bad.claim("an hour ahead", with("iat", NOW.plusSeconds(3600).getEpochSecond()), Flaw.FROM_THE_FUTURE),
                Bad.claim(
                        "just too far ahead", with("iat", NOW.plusSeconds(11).getEpochSecond()), Flaw.FROM_THE_FUTURE),
                Bad.claim("no ath", without("ath"), Flaw.WRONG_PROOF),
                Bad.claim("ath of another token", with("ath", OWNER.claims(FREE).get("ath")), Flaw.WRONG_PROOF));
    }

    private static String withPrivateKey() {
        String header =
                "{\"typ\":\"dpop+jwt\",\"alg\":\"ES256\",\"jwk\":" + OWNER.key().toJSONString() + "}";
        return replaceHeader(header);
    }

    private static String withAlgorithm(String algorithm) {
        String header = "{\"typ\":\"dpop+jwt\",\"alg\":\"" + algorithm + "\",\"jwk\":"
                + OWNER.key().toPublicJWK().toJSONString() + "}";
        return replaceHeader(header);
    }

    private static String replaceHeader(String header) {
        String proof = OWNER.proof(OWNER.claims(BOUND));
        String encoded = java.util.Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(header.getBytes(StandardCharsets.UTF_8));
        return encoded + proof.substring(proof.indexOf('.'));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badProofs")
    void d06_whatIsNoProofForThisRequestIsRefused(Bad bad) {
        PresentedRequest request = Requests.with(List.of("DPoP " + BOUND), bad.proofs());
        assertThat(verifier.check(request, NOW)).isEqualTo(WRONG_PROOF);
        assertThat(flaws).containsExactly(bad.flaw());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.org//",
                "https://api.example.org///",
                "https://api.example.org//other/x",
                "https://api.example.org/x//",
                "https://api.example.org//%75%2e./"
            })
    void d06_anAddressWithAnEmptySegmentHasNoProof(String address) {
        String proof = OWNER.proof(with("htu", address));
        PresentedRequest request = Requests.at(address, List.of("DPoP " + BOUND), List.of(proof));
        assertThat(verifier.check(request, NOW)).isEqualTo(WRONG_PROOF);
    }

    @Test
    void d01_aProofPassesOnce() {
        String proof = OWNER.proof(OWNER.claims(BOUND));
        assertThat(check(proof)).isInstanceOf(TokenCheck.Valid.class);
        assertThat(check(proof)).isEqualTo(WRONG_PROOF);
        assertThat(flaws).containsExactly(Flaw.REPLAYED_PROOF);
    }

    @Test
    void d01_ofManyAtOnceOnePasses() throws InterruptedException, ExecutionException {
        String proof = OWNER.proof(OWNER.claims(BOUND));
        TokenVerifier one = verification().onRefusal(flaw -> {}).build();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        int passed = 0;
        try {
            List<Callable<TokenCheck>> many = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                many.add(() -> check(one, proof));
            }
            for (Future<TokenCheck> result : threads.invokeAll(many)) {
                passed += result.get() instanceof TokenCheck.Valid ? 1 : 0;
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(passed).isEqualTo(1);
    }

    @Test
    void d01_aProofDoesNotPassAgainForAsLongAsItIsYoungEnough() {
        Map<String, Object> claims = with("iat", NOW.plusSeconds(10).getEpochSecond());
        String proof = OWNER.proof(claims);
        PresentedRequest request = Requests.with(List.of("DPoP " + BOUND), List.of(proof));
        verifier.check(request, NOW);
        for (int second = 0; second < 100; second++) {
            assertThat(verifier.check(request, NOW.plusSeconds(second))).isEqualTo(WRONG_PROOF);
        }
        assertThat(flaws).contains(Flaw.REPLAYED_PROOF, Flaw.EXPIRED);
    }

    @Test
    void d01_sameIdsOfTwoKeysAreTwo() {
        Map<String, Object> claims = with("jti", "1");
        assertThat(check(OWNER.proof(claims))).isInstanceOf(TokenCheck.Valid.class);
        String others = ISSUER.token(bound("jkt", THIEF.thumbprint()));
        Map<String, Object> theirs = THIEF.claims(others);
        theirs.put("jti", "1");
        assertThat(verifier.check(Requests.with(List.of("DPoP " + others), List.of(THIEF.proof(theirs))), NOW))
                .isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void d01_whenTheWindowIsFullNothingIsBelievedUntilTheOldestAreOver() {
        TokenVerifier small = verification().mostProofs(2).build();
        check(small, OWNER.proof(OWNER.claims(BOUND)));
        check(small, OWNER.proof(OWNER.claims(BOUND)));
        assertThat(check(small, OWNER.proof(OWNER.claims(BOUND)))).isInstanceOf(TokenCheck.Unavailable.class);
        Instant later = NOW.plusSeconds(70);
        String proof = OWNER.proof(with("iat", later.getEpochSecond()));
        assertThat(small.check(Requests.with(List.of("DPoP " + BOUND), List.of(proof)), later))
                .isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void d01_oneKeyTakesATenthOfThePlaces() {
        TokenVerifier small = verification().mostProofs(10).build();
        assertThat(check(small, OWNER.proof(OWNER.claims(BOUND)))).isInstanceOf(TokenCheck.Valid.class);
        assertThat(check(small, OWNER.proof(OWNER.claims(BOUND)))).isInstanceOf(TokenCheck.Unavailable.class);
        String others = ISSUER.token(bound("jkt", THIEF.thumbprint()));
        PresentedRequest request = Requests.with(List.of("DPoP " + others), List.of(THIEF.proof(THIEF.claims(others))));
        assertThat(small.check(request, NOW)).isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void d01_serversThatShareTheirMemoryTakeAProofOnceBetweenThem() {
        SeenProofs memory = SeenProofs.inMemory(10, 10);
        String proof = OWNER.proof(OWNER.claims(BOUND));
        assertThat(check(verification().seenProofs(memory).build(), proof)).isInstanceOf(TokenCheck.Valid.class);
        assertThat(check(verification().seenProofs(memory).build(), proof)).isEqualTo(WRONG_PROOF);
    }

    @Test
    void d01_whereNobodyCanTellWhetherAProofWasSeenItIsNotBelieved() {
        TokenVerifier forgetful = verification()
                .seenProofs((key, id, until, now) -> {
                    throw new Unremembered("the memory is gone");
                })
                .build();
        assertThat(check(forgetful, OWNER.proof(OWNER.claims(BOUND))))
                .isEqualTo(new TokenCheck.Unavailable("the memory is gone"));
    }

    @Test
    void d01_whatAStrangerMakesTakesNoPlace() {
        TokenVerifier small = verification().mostProofs(1).build();
        for (int i = 0; i < 10; i++) {
            check(small, THIEF.proof(THIEF.claims(BOUND)));
        }
        assertThat(check(small, OWNER.proof(OWNER.claims(BOUND)))).isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void d02_aProofWithoutANonceIsToldWhichToCarryAndPassesWithIt() {
        Nonces nonces = Nonces.ofThisServer(Duration.ofMinutes(5));
        TokenVerifier strict = verification().nonces(nonces).build();
        TokenCheck asked = check(strict, OWNER.proof(OWNER.claims(BOUND)));
        assertThat(asked).isInstanceOfSatisfying(TokenCheck.Invalid.class, invalid -> {
            assertThat(invalid.error()).isEqualTo(TokenError.USE_DPOP_NONCE);
            assertThat(invalid.scheme()).isEqualTo(TokenScheme.DPOP);
            String proof = OWNER.proof(with("nonce", invalid.dpopNonce().orElseThrow()));
            assertThat(check(strict, proof)).isInstanceOf(TokenCheck.Valid.class);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄÄ"})
    void d02_anInventedNonceIsNone(String nonce) {
        TokenVerifier strict = verification()
                .nonces(Nonces.ofThisServer(Duration.ofMinutes(5)))
                .build();
        check(strict, OWNER.proof(with("nonce", nonce)));
        assertThat(flaws).containsExactly(Flaw.NONCE_NEEDED);
    }

    @Test
    void d02_aNonceIsGoodForItsTimeOnAllServersThatHaveTheKey() {
        byte[] key = new byte[32];
        Nonces one = new Nonces(key, Duration.ofSeconds(60));
        TokenVerifier other =
                verification().nonces(new Nonces(key, Duration.ofSeconds(60))).build();
        String almostOver = one.next(NOW.minusSeconds(60));
        String justOver = one.next(NOW.minusSeconds(61));
        String others = Nonces.ofThisServer(Duration.ofSeconds(60)).next(NOW);
        assertThat(check(other, OWNER.proof(with("nonce", almostOver)))).isInstanceOf(TokenCheck.Valid.class);
        assertThat(check(other, OWNER.proof(with("nonce", justOver)))).isInstanceOf(TokenCheck.Invalid.class);
        assertThat(check(other, OWNER.proof(with("nonce", others)))).isInstanceOf(TokenCheck.Invalid.class);
    }

    private TokenCheck withCertificate(String token, Optional<X509Certificate> certificate) {
        return verifier.check(
                new PresentedRequest(
                        Prover.METHOD,
                        URI.create(Prover.ADDRESS),
                        List.of("Bearer " + token),
                        List.of(),
                        certificate,
                        "198.51.100.7"),
                NOW);
    }

    @Test
    void x01_aTokenBoundToACertificatePassesWithThatOneOnly() {
        String token = ISSUER.token(bound("x5t#S256", Certificate.THUMBPRINT));
        assertThat(withCertificate(token, Optional.of(Certificate.ONE)))
                .isInstanceOfSatisfying(
                        TokenCheck.Valid.class,
                        valid -> assertThat(valid.token().isSenderBound()).isTrue());
        TokenCheck refused = invalid(TokenError.INVALID_TOKEN, TokenScheme.BEARER);
        assertThat(withCertificate(token, Optional.empty())).isEqualTo(refused);
        String others = ISSUER.token(bound("x5t#S256", OWNER.thumbprint()));
        assertThat(withCertificate(others, Optional.of(Certificate.ONE))).isEqualTo(refused);
        assertThat(flaws).containsExactly(Flaw.WRONG_CERTIFICATE, Flaw.WRONG_CERTIFICATE);
    }

    @Test
    void x01_aTokenBoundToNothingPassesWithAnyCertificateAndIsNotBound() {
        assertThat(withCertificate(FREE, Optional.of(Certificate.ONE)))
                .isInstanceOfSatisfying(
                        TokenCheck.Valid.class,
                        valid -> assertThat(valid.token().isSenderBound()).isFalse());
    }

    @ParameterizedTest
    @MethodSource("strangeConfirmations")
    void aBindingThatIsNotKnownIsNoneThatPasses(Object confirmation) {
        String token = ISSUER.token(Issuer.claimsWith("cnf", confirmation));
        assertThat(verifier.check(Requests.bearer(token), NOW)).isInstanceOf(TokenCheck.Invalid.class);
    }

    static Stream<Object> strangeConfirmations() {
        return Stream.of(
                Map.of(),
                Map.of("kid", "k"),
                Map.of("jwk", OWNER.key().toPublicJWK().toJSONObject()),
                Map.of("jkt", OWNER.thumbprint(), "kid", "k"),
                Map.of("jkt", OWNER.thumbprint(), "kc-jkt-type", "other"),
                Map.of("kc-jkt-type", "DPoP"),
                withoutProofType(),
                Map.of("jkt", 7),
                "jkt",
                List.of("jkt"));
    }

    private static Map<String, @Nullable Object> withoutProofType() {
        Map<String, @Nullable Object> confirmation = new HashMap<>();
        confirmation.put("jkt", OWNER.thumbprint());
        confirmation.put("kc-jkt-type", null);
        return confirmation;
    }
}
