package io.keycloakstepup.resource.introspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.util.JSONObjectUtils;
import io.keycloakstepup.resource.fixture.HttpAnswers;
import io.keycloakstepup.resource.fixture.Issuer;
import io.keycloakstepup.resource.fixture.Requests;
import io.keycloakstepup.resource.outbound.Endpoint;
import io.keycloakstepup.resource.outbound.Outbound;
import io.keycloakstepup.resource.outbound.Patience;
import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.verifier.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An issuer that is asked about each token, over HTTP. */
final class IntrospectionTest {

    private static final Instant NOW = Issuer.NOW;

    private final HttpAnswers server = new HttpAnswers();
    private final Introspection introspection = asking(Duration.ofSeconds(20));

    private Introspection asking(Duration whole) {
        return Introspection.at(
                Endpoint.of(server.address("/introspect")),
                new ClientCredentials("risk api", "s:ecret/ä"),
                new Outbound(new Patience(Duration.ofSeconds(10), whole, 10_000)));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private TokenCheck check(Introspection asked, Instant now) {
        return Verification.of(Issuer.NAME, Issuer.AUDIENCE)
                .introspection(asked)
                .build()
                .check(Requests.bearer("opaque-token"), now);
    }

    private static String active(Map<String, Object> claims) {
        claims.put("active", true);
        return JSONObjectUtils.toJSONString(claims);
    }

    @Test
    void s08_whatTheIssuerSaysOfAnOpaqueTokenIsBelieved() {
        server.answer("/introspect", HttpAnswers.Answer.of(active(Issuer.claims())));
        assertThat(check(introspection, NOW)).isInstanceOfSatisfying(TokenCheck.Valid.class, valid -> {
            assertThat(valid.token().acr()).contains("mfa");
            assertThat(valid.token().clientId()).isEqualTo("web");
        });
        assertThat(server.asked())
                .containsExactly("POST /introspect [Basic cmlzaythcGk6cyUzQWVjcmV0JTJGJUMzJUE0]"
                        + " token_type_hint=access_token&token=opaque-token");
    }

    @Test
    void s08_aTokenThatIsNotActiveIsInvalid() {
        server.answer("/introspect", HttpAnswers.Answer.of("{\"active\":false}"));
        assertThat(check(introspection, NOW))
                .isInstanceOfSatisfying(TokenCheck.Invalid.class, invalid -> assertThat(invalid.error())
                        .isEqualTo(TokenError.INVALID_TOKEN));
    }

    @ParameterizedTest
    @CsvSource({
        "typ, Bearer, true",
        "typ, DPoP, true",
        "typ, ID, false",
        "typ, Refresh, false",
        "typ, Offline, false",
        "typ, '', false",
        "token_type, bearer, true",
        "token_type, DPoP, true",
        "token_type, ID, false",
        "token_type, Refresh, false"
    })
    void s08_whatTheIssuerCallsAnotherKindIsNoAccessToken(String member, String kind, boolean isTaken) {
        server.answer("/introspect", HttpAnswers.Answer.of(active(Issuer.claimsWith(member, kind))));
        assertThat(check(introspection, NOW) instanceof TokenCheck.Valid).isEqualTo(isTaken);
    }

    @Test
    void s08_anIssuerNeedNotNameTheKind() {
        server.answer("/introspect", HttpAnswers.Answer.of(active(Issuer.claimsWithout("typ"))));
        assertThat(check(introspection, NOW)).isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void thatATokenIsNotActiveIsRememberedForSeconds() {
        server.answer("/introspect", HttpAnswers.Answer.of("{\"active\":false}"));
        check(introspection, NOW);
        server.answer("/introspect", HttpAnswers.Answer.of(active(Issuer.claims())));
        assertThat(check(introspection, NOW.plusMillis(4_999))).isInstanceOf(TokenCheck.Invalid.class);
        assertThat(server.askedFor("/introspect")).isEqualTo(1);
        assertThat(check(introspection, NOW.plusSeconds(5))).isInstanceOf(TokenCheck.Valid.class);
    }

    @Test
    void noMoreQuestionsAreUnderWayThanMayBeAndNobodyWaits() throws InterruptedException, ExecutionException {
        server.answer(
                "/introspect", HttpAnswers.Answer.of(active(Issuer.claims())).after(500));
        Introspection one = introspection.atMostAtOnce(1);
        ExecutorService threads = Executors.newSingleThreadExecutor();
        try {
            Future<TokenCheck> first = threads.submit(() -> check(one, NOW));
            while (server.askedFor("/introspect") == 0 && !first.isDone()) {
                Thread.sleep(10);
            }
            assertThat(check(one, NOW)).isInstanceOf(TokenCheck.Unavailable.class);
            assertThat(first.get()).isInstanceOf(TokenCheck.Valid.class);
            assertThat(check(one, NOW)).isInstanceOf(TokenCheck.Valid.class);
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.askedFor("/introspect")).isEqualTo(2);
    }

    @Test
    void noQuestionAtAllIsRefused() {
        assertThatThrownBy(() -> introspection.atMostAtOnce(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anotherAudiencesTokenIsInvalidAlthoughItIsActive() {
        server.answer("/introspect", HttpAnswers.Answer.of(active(Issuer.claimsWith("aud", "other"))));
        assertThat(check(introspection, NOW)).isInstanceOf(TokenCheck.Invalid.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "active",
                "{\"active\":\"true\"}",
                "{\"active\":1}",
                "{\"active\":true,\"active\":false}"
            })
    void anAnswerThatIsNoneIsNoVerdict(String body) {
        server.answer("/introspect", HttpAnswers.Answer.of(body));
        assertThat(check(introspection, NOW)).isInstanceOf(TokenCheck.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 400, 401, 403, 404, 500, 503})
    void anIssuerThatDoesNotAnswerGivesNoVerdict(int status) {
        server.answer("/introspect", HttpAnswers.Answer.status(status));
        assertThat(check(introspection, NOW)).isInstanceOf(TokenCheck.Unavailable.class);
    }

    @Test
    void anIssuerThatIsSlowGivesNoVerdict() {
        server.answer(
                "/introspect", HttpAnswers.Answer.of(active(Issuer.claims())).after(2000));
        assertThat(check(asking(Duration.ofMillis(300)), NOW)).isInstanceOf(TokenCheck.Unavailable.class);
    }

    @Test
    void nothingIsKeptUnlessThatIsWanted() {
        server.answer("/introspect", HttpAnswers.Answer.of(active(Issuer.claims())));
        check(introspection, NOW);
        check(introspection, NOW);
        assertThat(server.askedFor("/introspect")).isEqualTo(2);
    }

    @Test
    void whatIsKeptIsKeptForItsTimeAndNeverBeyondTheToken() {
        server.answer("/introspect", HttpAnswers.Answer.of(active(Issuer.claims())));
        Introspection kept = introspection.cached(Duration.ofSeconds(10));
        check(kept, NOW);
        server.answer("/introspect", HttpAnswers.Answer.of("{\"active\":false}"));
        assertThat(check(kept, NOW.plusMillis(9_999))).isInstanceOf(TokenCheck.Valid.class);
        assertThat(check(kept, NOW.plusSeconds(10))).isInstanceOf(TokenCheck.Invalid.class);
    }

    @Test
    void aTokenThatEndsIsNotBelievedFromTheCache() {
        server.answer("/introspect", HttpAnswers.Answer.of(active(Issuer.claims())));
        Introspection kept = introspection.cached(Duration.ofMinutes(5));
        Instant later = NOW.plusSeconds(200);
        assertThat(check(kept, later)).isInstanceOf(TokenCheck.Valid.class);
        assertThat(check(kept, later.plusSeconds(200))).isInstanceOf(TokenCheck.Invalid.class);
    }

    @Test
    void aLongTimeInTheCacheIsRefused() {
        assertThatThrownBy(() -> introspection.cached(Duration.ofHours(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
