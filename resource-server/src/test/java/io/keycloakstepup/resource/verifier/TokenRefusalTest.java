package io.keycloakstepup.resource.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import io.keycloakstepup.resource.fixture.Issuer;
import io.keycloakstepup.resource.fixture.Prover;
import io.keycloakstepup.resource.fixture.Requests;
import io.keycloakstepup.resource.introspection.ClientCredentials;
import io.keycloakstepup.resource.introspection.Introspection;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.jose.SignatureAlgorithm;
import io.keycloakstepup.resource.jose.SigningKeys;
import io.keycloakstepup.resource.keys.KeyLookup;
import io.keycloakstepup.resource.keys.KeySource;
import io.keycloakstepup.resource.outbound.Endpoint;
import io.keycloakstepup.resource.outbound.Outbound;
import io.keycloakstepup.resource.outbound.Patience;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.PresentedRequest;
import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import io.keycloakstepup.resource.token.TokenVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which tokens are believed, and which are not, each for its own reason. */
final class TokenRefusalTest {

    private static final Instant NOW = Issuer.NOW;
    private static final Issuer ISSUER = new Issuer();
    private static final Issuer STRANGER = new Issuer();

    private final List<Flaw> flaws = new ArrayList<>();
    private final TokenVerifier verifier = verification().build();

    private Verification verification() {
        return Verification.of(Issuer.NAME, Issuer.AUDIENCE).keys(keys()).onRefusal(flaws::add);
    }

    private static KeySource keys() {
        try {
            return KeySource.of(SigningKeys.parse(ISSUER.jwks().getBytes(StandardCharsets.UTF_8)));
        } catch (Flawed e) {
            throw new IllegalStateException(e);
        }
    }

    private AccessToken valid(Map<String, Object> claims, String type) {
        TokenCheck check = verifier.check(Requests.bearer(ISSUER.token(claims, type)), NOW);
        return check.match(
                token -> token,
                () -> {
                    throw new AssertionError("no token");
                },
                invalid -> {
                    throw new AssertionError(flaws);
                },
                unavailable -> {
                    throw new AssertionError(unavailable);
                });
    }

    @Test
    void whatKeycloakWritesIsRead() {
        Map<String, Object> claims = Issuer.claimsWith("ctx", Map.of("ip", "hash"));
        claims.put("step_up_txn", "digest");
        claims.put("nothing", null);
        claims.put("deep", Map.of("list", Arrays.asList("a", 1, null)));
        AccessToken token = valid(claims, "JWT");
        assertThat(token.subject()).isEqualTo("f:1:alice");
        assertThat(token.clientId()).isEqualTo("web");
        assertThat(token.acr()).contains("mfa");
        assertThat(token.amr()).containsExactly("pwd", "otp", "mfa");
        assertThat(token.authTime()).contains(NOW.minusSeconds(60));
        assertThat(token.issuedAt()).contains(NOW.minusSeconds(10));
        assertThat(token.scopes()).containsExactly("openid", "risk");
        assertThat(token.audiences()).containsExactlyInAnyOrder(Issuer.AUDIENCE, "account");
        assertThat(token.mfaVerified()).isTrue();
        assertThat(token.stepUpTransaction()).contains("digest");
        assertThat(token.networkMarks()).containsExactly("hash");
        assertThat(token.claims())
                .containsEntry("deep", Map.of("list", List.of("a", 1L)))
                .doesNotContainKey("nothing");
        assertThat(token.scheme()).isEqualTo(TokenScheme.BEARER);
        assertThat(token.isSenderBound()).isFalse();
    }

    @Test
    void theTypeOfRfc9068IsTakenWithoutKeycloaksClaim() {
        assertThat(valid(Issuer.claimsWithout("typ"), "at+jwt").clientId()).isEqualTo("web");
        assertThat(valid(Issuer.claimsWithout("typ"), "application/AT+JWT").clientId())
                .isEqualTo("web");
    }

    record Bad(String what, String token, Flaw flaw) {
        static Bad claim(String what, Map<String, Object> claims, Flaw flaw) {
            return new Bad(what, ISSUER.token(claims), flaw);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static final long LATE = NOW.minusSeconds(31).getEpochSecond();
    private static final long EARLY = NOW.plusSeconds(31).getEpochSecond();

    static Stream<Bad> badTokens() {
        return Stream.of(
                Bad.claim(
                        "another issuer",
                        Issuer.claimsWith("iss", "https://sso.example.org/realms/other"),
                        Flaw.WRONG_ISSUER),
                Bad.claim("the issuer with a slash", Issuer.claimsWith("iss", Issuer.NAME + "/"), Flaw.WRONG_ISSUER),
                Bad.claim("no issuer", Issuer.claimsWithout("iss"), Flaw.WRONG_ISSUER),
                Bad.claim("issuers in a list", Issuer.claimsWith("iss", List.of(Issuer.NAME)), Flaw.MALFORMED),
                Bad.claim("another audience", Issuer.claimsWith("aud", "account"), Flaw.WRONG_AUDIENCE),
                Bad.claim("an audience that begins alike", Issuer.claimsWith("aud", "risk-api-2"), Flaw.WRONG_AUDIENCE),
                Bad.claim("no audience", Issuer.claimsWithout("aud"), Flaw.WRONG_AUDIENCE),
                Bad.claim("no audience in the list", Issuer.claimsWith("aud", List.of()), Flaw.WRONG_AUDIENCE),
                Bad.claim(
                        "a number for an audience",
                        Issuer.claimsWith("aud", List.of(Issuer.AUDIENCE, 1)),
                        Flaw.MALFORMED),
                Bad.claim("expired", Issuer.claimsWith("exp", LATE), Flaw.EXPIRED),
                Bad.claim("expired to the second", Issuer.claimsWith("exp", LATE + 1), Flaw.EXPIRED),
                Bad.claim("without an end", Issuer.claimsWithout("exp"), Flaw.MALFORMED),
                Bad.claim("an end in words", Issuer.claimsWith("exp", "2099-01-01"), Flaw.MALFORMED),
                Bad.claim("an end of null", Issuer.claimsWith("exp", null), Flaw.MALFORMED),
                Bad.claim("not yet", Issuer.claimsWith("nbf", EARLY), Flaw.FROM_THE_FUTURE),
                Bad.claim("made in the future", Issuer.claimsWith("iat", EARLY), Flaw.FROM_THE_FUTURE),
                Bad.claim("auth_time in words", Issuer.claimsWith("auth_time", "now"), Flaw.MALFORMED),
                Bad.claim("acr is a number", Issuer.claimsWith("acr", 3), Flaw.MALFORMED),
                Bad.claim("mfa_verified in words", Issuer.claimsWith("mfa_verified", "true"), Flaw.MALFORMED),
                Bad.claim("amr is an object", Issuer.claimsWith("amr", Map.of("pwd", true)), Flaw.MALFORMED),
                Bad.claim("no client", Issuer.claimsWithout("azp"), Flaw.MALFORMED),
                Bad.claim("two clients", Issuer.claimsWith("client_id", "batch"), Flaw.MALFORMED),
                Bad.claim("no subject", Issuer.claimsWithout("sub"), Flaw.MALFORMED),
                Bad.claim("an ID token", Issuer.claimsWith("typ", "ID"), Flaw.WRONG_TYPE),
                Bad.claim("a refresh token", Issuer.claimsWith("typ", "Refresh"), Flaw.WRONG_TYPE),
                Bad.claim("of no type", Issuer.claimsWithout("typ"), Flaw.WRONG_TYPE),
                new Bad(
                        "an ID token that says at+jwt",
                        ISSUER.token(Issuer.claimsWith("typ", "ID"), "at+jwt"),
                        Flaw.WRONG_TYPE),
                new Bad("a proof", ISSUER.token(Issuer.claims(), "dpop+jwt"), Flaw.WRONG_TYPE),
                new Bad("a logout token", ISSUER.token(Issuer.claims(), "logout+jwt"), Flaw.WRONG_TYPE),
                new Bad("a security event", ISSUER.token(Issuer.claims(), "secevent+jwt"), Flaw.WRONG_TYPE),
                new Bad("no type in the header", untyped(), Flaw.WRONG_TYPE),
                new Bad("another's key of the same name", STRANGER.token(Issuer.claims()), Flaw.WRONG_SIGNATURE),
                new Bad("another's key, sent along", embedded(), Flaw.WRONG_SIGNATURE),
                new Bad("an HMAC with the public key", hmac(), Flaw.WRONG_ALGORITHM),
                new Bad("alg none", none("none"), Flaw.MALFORMED),
                new Bad("alg none with a signature", none("none") + "AA", Flaw.WRONG_ALGORITHM),
                new Bad("alg nOnE with a signature", none("nOnE") + "AA", Flaw.WRONG_ALGORITHM),
                new Bad("a changed claim", changed(), Flaw.WRONG_SIGNATURE),
                new Bad("a claim twice", twice(), Flaw.MALFORMED),
                new Bad("no JSON", ISSUER.token(Issuer.claims()).replaceAll("\\..*\\.", ".e30."), Flaw.WRONG_SIGNATURE),
                new Bad("a gigantic one", "A".repeat(20_000), Flaw.OVERSIZED),
                new Bad("nothing of the kind", "opaque", Flaw.MALFORMED));
    }

    private static String untyped() {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("k0").build();
        return Issuer.signed(header, JSONObjectUtils.toJSONString(Issuer.claims()), ISSUER.currentKey());
    }

    private static String embedded() {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("k0")
                .type(JOSEObjectType.JWT)
                .jwk(STRANGER.currentKey().toPublicJWK())
                .build();
        return Issuer.signed(header, JSONObjectUtils.toJSONString(Issuer.claims()), STRANGER.currentKey());
    }

    private static String hmac() {
        try {
            JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                    .keyID("k0")
                    .type(JOSEObjectType.JWT)
                    .build();
            JWSObject text = new JWSObject(header, new Payload(JSONObjectUtils.toJSONString(Issuer.claims())));
            text.sign(new MACSigner(ISSUER.currentKey().toPublicKey().getEncoded()));
            return text.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String none(String algorithm) {
        return base64("{\"alg\":\"" + algorithm + "\",\"typ\":\"JWT\"}") + "."
                + base64(JSONObjectUtils.toJSONString(Issuer.claims())) + ".";
    }

    private static String changed() {
        String token = ISSUER.token(Issuer.claims());
        String changed = base64(JSONObjectUtils.toJSONString(Issuer.claimsWith("acr", "phr")));
        return token.substring(0, token.indexOf('.') + 1) + changed + token.substring(token.lastIndexOf('.'));
    }

    private static String twice() {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .keyID("k0")
                .type(JOSEObjectType.JWT)
                .build();
        String json = JSONObjectUtils.toJSONString(Issuer.claims()).replaceFirst("\\{", "{\"acr\":\"phr\",");
        return Issuer.signed(header, json, ISSUER.currentKey());
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTokens")
    void whatIsNoTokenForUsIsInvalidAndNobodyIsToldWhy(Bad bad) {
        TokenCheck check = verifier.check(Requests.bearer(bad.token()), NOW);
        assertThat(check)
                .isEqualTo(new TokenCheck.Invalid(TokenError.INVALID_TOKEN, TokenScheme.BEARER, Optional.empty()));
        assertThat(flaws).containsExactly(bad.flaw());
    }

    @Test
    void clocksMayBeApartByTheSkewAndNoMore() {
        assertThat(valid(Issuer.claimsWith("exp", NOW.minusSeconds(29).getEpochSecond()), "JWT")
                        .clientId())
                .isEqualTo("web");
        assertThat(valid(Issuer.claimsWith("iat", NOW.plusSeconds(30).getEpochSecond()), "JWT")
                        .clientId())
                .isEqualTo("web");
        TokenVerifier strict = verification().skew(Duration.ZERO).build();
        String justExpired = ISSUER.token(Issuer.claimsWith("exp", NOW.getEpochSecond()));
        assertThat(strict.check(Requests.bearer(justExpired), NOW)).isInstanceOf(TokenCheck.Invalid.class);
        String almostExpired =
                ISSUER.token(Issuer.claimsWith("exp", NOW.plusSeconds(1).getEpochSecond()));
        assertThat(strict.check(Requests.bearer(almostExpired), NOW)).isInstanceOf(TokenCheck.Valid.class);
        assertThatThrownBy(() -> verification().skew(Duration.ofHours(1)).build())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void onlyTheClientsThatMayAreTaken() {
        TokenVerifier few = verification().onlyClients(Set.of("batch")).build();
        assertThat(few.check(Requests.bearer(ISSUER.token(Issuer.claims())), NOW))
                .isInstanceOf(TokenCheck.Invalid.class);
        assertThat(few.check(Requests.bearer(ISSUER.token(Issuer.claimsWith("azp", "batch"))), NOW))
                .isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void onlyTheAlgorithmsThatAreAllowedAreTaken() {
        TokenVerifier rsa =
                verification().onlyAlgorithms(Set.of(SignatureAlgorithm.RS256)).build();
        rsa.check(Requests.bearer(ISSUER.token(Issuer.claims())), NOW);
        assertThat(flaws).containsExactly(Flaw.WRONG_ALGORITHM);
    }

    @Test
    void withoutTheIssuersKeysThereIsNoVerdict() {
        TokenVerifier blind =
                verification().keys((text, now) -> new KeyLookup.Unavailable()).build();
        assertThat(blind.check(Requests.bearer(ISSUER.token(Issuer.claims())), NOW))
                .isEqualTo(new TokenCheck.Unavailable("the keys of the issuer"));
    }

    @Test
    void keysAndIntrospectionExcludeEachOther() {
        Introspection asked = Introspection.at(
                Endpoint.of("https://sso.example.org/introspect"),
                new ClientCredentials("risk-api", "secret"),
                new Outbound(Patience.USUAL));
        Verification both = verification().introspection(asked);
        assertThatThrownBy(both::build).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anAudienceThatAllTokensHaveIsRefused() {
        Verification everybody = Verification.of(Issuer.NAME, "account").keys(keys());
        assertThatThrownBy(everybody::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("audience mapper");
    }

    record Presented(String what, PresentedRequest request, TokenCheck expected) {
        static Presented of(String what, TokenCheck expected, String... headers) {
            return new Presented(what, Requests.with(List.of(headers), List.of()), expected);
        }

        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Presented> presentations() {
        String token = ISSUER.token(Issuer.claims());
        TokenCheck none = new TokenCheck.None();
        TokenCheck bearer = new TokenCheck.Invalid(TokenError.INVALID_REQUEST, TokenScheme.BEARER, Optional.empty());
        TokenCheck dpop = new TokenCheck.Invalid(TokenError.INVALID_REQUEST, TokenScheme.DPOP, Optional.empty());
        String withToken = Prover.ADDRESS + "?access_token=" + token;
        return Stream.of(
                Presented.of("no header", none),
                Presented.of("another scheme", none, "Basic dXNlcjpwYXNz"),
                Presented.of("an empty header", none, ""),
                Presented.of("a scheme that begins alike", none, "BearerX " + token),
                Presented.of("no scheme", none, token),
                Presented.of("no token", bearer, "Bearer"),
                Presented.of("no token but a space", bearer, "Bearer "),
                Presented.of("no token, DPoP", dpop, "DPoP "),
                Presented.of("two headers", bearer, "Bearer " + token, "Bearer " + token),
                Presented.of("two schemes", bearer, "Basic dXNlcjpwYXNz", "Bearer " + token),
                Presented.of("two in one header", bearer, "Bearer " + token + ", Bearer " + token),
                Presented.of("something after it", bearer, "Bearer " + token + " x"),
                Presented.of("a tab", none, "Bearer\t" + token),
                Presented.of("a line feed", bearer, "Bearer " + token + "\n"),
                Presented.of("a quoted one", bearer, "Bearer \"" + token + "\""),
                Presented.of("a letter of another alphabet", bearer, "Bearer é"),
                new Presented("in the address alone", Requests.at(withToken, List.of(), List.of()), none),
                new Presented(
                        "in the address too", Requests.at(withToken, List.of("Bearer " + token), List.of()), bearer));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("presentations")
    void aTokenIsPresentedOnceAndInItsHeader(Presented presented) {
        assertThat(verifier.check(presented.request(), NOW)).isEqualTo(presented.expected());
    }

    @Test
    void s01_schemesMayBeWrittenInEitherCase() {
        String token = ISSUER.token(Issuer.claims());
        for (String scheme : List.of("Bearer", "bearer", "BEARER", "bEaReR", "Bearer  ")) {
            assertThat(verifier.check(Requests.with(List.of(scheme + " " + token), List.of()), NOW))
                    .isInstanceOfSatisfying(
                            TokenCheck.Valid.class,
                            valid -> assertThat(valid.token().scheme()).isEqualTo(TokenScheme.BEARER));
        }
    }

    @Test
    void nothingThatIsSentBreaksIt() {
        Map<String, Object> strange = new LinkedHashMap<>(Issuer.claims());
        strange.put("cnf", "x");
        strange.put("ctx", List.of());
        for (String header :
                List.of("Bearer " + ISSUER.token(strange), "DPoP .", "Bearer ..", "dpop =", "Bearer \u0000")) {
            assertThat(verifier.check(Requests.with(List.of(header), List.of("", ".")), NOW))
                    .isInstanceOf(TokenCheck.Invalid.class);
        }
    }
}
