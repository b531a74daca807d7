package io.keycloakstepup.resource.guard;

import static io.keycloakstepup.resource.guard.Tokens.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.resource.document.MatrixReader;
import io.keycloakstepup.resource.guard.GuardResult.Forbidden;
import io.keycloakstepup.resource.guard.GuardResult.Pass;
import io.keycloakstepup.resource.guard.GuardResult.StepUp;
import io.keycloakstepup.resource.guard.GuardResult.Unauthenticated;
import io.keycloakstepup.resource.matrix.Matrix;
import io.keycloakstepup.resource.request.RequestBody;
import io.keycloakstepup.resource.token.AccessToken;
import io.keycloakstepup.resource.token.PresentedRequest;
import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the guard says to whom. */
class StepUpGuardTest {

    private static final String KEY = Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[32]);

    private static final Matrix MATRIX = matrix("""
            matrix: 1
            order: [pwd, mfa, phr]
            operations:
              - { path: /health, public: true }
              - { path: /any, require: {} }
              - { path: /mfa, require: { level: mfa, maxAge: 5m }, scopes: [risk.write] }
              - { path: /now, require: { level: pwd, maxAge: 0s } }
              - { path: /recent, require: { maxAge: 1h } }
              - { path: /exact, require: { acr: [gold, silver] } }
              - { path: /keys, require: { acr: pwd, amr: [phishing-resistant] } }
              - { path: /fresh/keys, require: { acr: pwd, maxAge: 5m, amr: [phishing-resistant] } }
              - { path: /fresh/codes, require: { acr: pwd, maxAge: 5m, amr: [otp] } }
              - { path: /fresh/both, require: { acr: pwd, maxAge: 5m, amr: [mfa] } }
              - { path: /codes, require: { acr: pwd, amr: [otp, sms] } }
              - { path: /bound, require: { level: pwd, sender: bound } }
              - { path: /here, require: { network: same } }
              - { path: /once, method: [POST, PUT], require: { level: pwd, transaction: single-use } }
              - { path: /import, require: { level: phr, network: same }, bypass: { clients: [batch], owner: o, reason: r, expires: 2026-12-01 } }
              - { path: /none, require: { acr: a } }
              - { id: other, path: /none, require: { acr: b } }
              - { path: /batch, require: phr, bypass: { clients: [batch], owner: o, reason: r, expires: 2026-12-01 } }
              - { id: mine, path: "/users/{id}", when: path.id != token.sub, require: phr }
              - { path: "/users/{id}", require: pwd }
            """);

    private final StepUpGuard guard = guard(Tokens.of("pwd", Duration.ZERO));

    private static Matrix matrix(String text) {
        return MatrixReader.read(text).match(document -> document.matrix(), errors -> {
            throw new AssertionError(errors);
        });
    }

    private static GuardSettings settings() {
        return GuardSettings.defaults()
                .withNetworkKeys(NetworkKeys.of(List.of(KEY)))
                .withSpentTransactions(SpentTransactions.inMemory());
    }

    private static StepUpGuard guard(Tokens tokens) {
        return guard(new TokenCheck.Valid(tokens.token()));
    }

    private static StepUpGuard guard(TokenCheck check) {
        return new StepUpGuard(MATRIX, (request, now) -> check, settings());
    }

    private static IncomingRequest request(String method, String path, Map<String, List<String>> headers, byte[] body) {
        PresentedRequest sender = new PresentedRequest(
                method, URI.create("https://api.example"), List.of(), List.of(), Optional.empty(), "198.51.100.7");
        return new IncomingRequest(sender, path, "", headers, RequestBody.of(headers, () -> Optional.of(body)));
    }

    private static GuardResult check(StepUpGuard guard, String path) {
        return check(guard, path, NOW);
    }

    private static GuardResult check(StepUpGuard guard, String path, Instant now) {
        return guard.check(request("GET", path, Map.of(), new byte[0]), now);
    }

    private static Challenge challenge(GuardResult result) {
        assertThat(result).isInstanceOf(StepUp.class);
        return ((StepUp) result).challenge();
    }

    @Test
    void whatIsPublicNeedsNoTokenAndNoRightOne() {
        GuardResult pass = new Pass(Optional.empty(), List.of("* /health"), List.of());
        assertEquals(pass, check(guard(new TokenCheck.None()), "/health"));
        assertEquals(pass, check(guard(new TokenCheck.Unavailable("keys")), "/health"));
    }

    @Test
    void withoutATokenNobodyLearnsWhatIsListed() {
        GuardResult nobody = new Unauthenticated(List.of(TokenScheme.BEARER), Optional.empty(), Optional.empty());
        assertEquals(nobody, check(guard(new TokenCheck.None()), "/mfa"));
        assertEquals(nobody, check(guard(new TokenCheck.None()), "/unlisted"));
    }

    @Test
    void s06_nothingIsAskedForBeforeTheTokenIsValid() {
        TokenCheck wrong = new TokenCheck.Invalid(TokenError.USE_DPOP_NONCE, TokenScheme.DPOP, Optional.of("n"));
        assertEquals(
                new Unauthenticated(
                        List.of(TokenScheme.DPOP, TokenScheme.BEARER),
                        Optional.of(TokenError.USE_DPOP_NONCE),
                        Optional.of("n")),
                check(guard(wrong), "/mfa"));
        assertEquals(new GuardResult.Unavailable("keys"), check(guard(new TokenCheck.Unavailable("keys")), "/mfa"));
    }

    @Test
    void s06_theChallengeIsTheSameForEverybody() {
        Challenge expected = new Challenge(
                TokenScheme.BEARER,
                List.of("mfa", "phr"),
                Optional.of(Duration.ofMinutes(5)),
                List.of(),
                Optional.empty(),
                1);
        assertEquals(expected, challenge(check(guard, "/mfa")));
        assertEquals(expected, challenge(check(guard(Tokens.of("phr", Duration.ofHours(1))), "/mfa")));
        assertEquals(
                expected,
                challenge(
                        check(guard(Tokens.of("0", Duration.ZERO).times(Optional.empty(), Optional.empty())), "/mfa")));
    }

    @Test
    void whatIsNotListedIsForbiddenAndWhatIsNotClearIsNotRead() {
        assertEquals(new Forbidden(Refusal.UNLISTED, TokenScheme.BEARER, List.of()), check(guard, "/unlisted"));
        assertEquals(new GuardResult.Unreadable(), check(guard, "/x/../mfa"));
    }

    @ParameterizedTest
    @CsvSource({
        "mfa, 0, true", "phr, 0, true", "pwd, 0, false", "other, 0, false", "MFA, 0, false",
        "mfa, 329, true", "mfa, 330, true", "mfa, 331, false", "mfa, -30, true", "mfa, -31, false",
    })
    void aLevelOrAStrongerOneIsEnoughWhileItIsFresh(String acr, long ageSeconds, boolean isEnough) {
        GuardResult result = check(guard(Tokens.of(acr, Duration.ofSeconds(ageSeconds))), "/mfa");
        assertThat(result instanceof Pass).isEqualTo(isEnough);
        assertThat(result instanceof StepUp).isEqualTo(!isEnough);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "90, true", "91, false"})
    void s05_aMaximumAgeOfZeroCanBeMet(long ageSeconds, boolean isEnough) {
        GuardResult result = check(guard(Tokens.of("pwd", Duration.ofSeconds(ageSeconds))), "/now");
        assertThat(result instanceof Pass).isEqualTo(isEnough);
        if (!isEnough) {
            assertThat(challenge(result).maxAge()).contains(Duration.ZERO);
        }
    }

    @Test
    void anAgeAloneIsAskedForAlone() {
        Challenge challenge = challenge(check(guard(Tokens.of("pwd", Duration.ofHours(2))), "/recent"));
        assertThat(challenge.acrValues()).isEmpty();
        assertThat(challenge.maxAge()).contains(Duration.ofHours(1));
    }

    @Test
    void s02_severalValuesAreAskedForInTheirOrder() {
        assertThat(challenge(check(guard, "/exact")).acrValues()).containsExactly("gold", "silver");
        assertThat(check(guard(Tokens.of("silver", Duration.ZERO)), "/exact")).isInstanceOf(Pass.class);
    }

    @ParameterizedTest
    @CsvSource({
        "/keys, pwd otp, false",
        "/keys, hwk user, false",
        "/keys, pop, false",
        "/keys, swk, false",
        "/keys, '', false",
        "/codes, pwd otp, true",
        "/codes, sms, true",
        "/codes, pwd hwk, false",
    })
    void oneOfTheMeansIsEnough(String path, String amr, boolean isEnough) {
        GuardResult result = check(guard(Tokens.of("pwd", Duration.ZERO).amr(amr.split(" ", -1))), path);
        assertThat(result instanceof Pass).isEqualTo(isEnough);
    }

    @Test
    void onlyWhatTheTokenTellsOfItsProofsMakesThemResistPhishing() {
        Tokens claimed = Tokens.of("pwd", Duration.ZERO).amr("swk");
        assertThat(check(guard(claimed.claims(Map.of("amr_evidence", List.of(Map.of("phr", false))))), "/keys"))
                .isInstanceOf(StepUp.class);
        assertThat(check(guard(claimed.claims(Map.of("amr_evidence", List.of(Map.of("phr", true))))), "/keys"))
                .isInstanceOf(Pass.class);
    }

    private static boolean isEnough(String path, Object evidence) {
        Tokens token = Tokens.of("pwd", Duration.ZERO).amr("pwd", "otp", "hwk", "mfa");
        return check(guard(token.claims(Map.of("amr_evidence", evidence))), path) instanceof Pass;
    }

    private static Map<String, Object> proof(String amr, boolean phr, long ageSeconds) {
        return Map.of("amr", List.of(amr), "phr", phr, "at", NOW.getEpochSecond() - ageSeconds);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "330, true", "331, false", "-31, false"})
    void aMeansMustBeAsFreshAsTheLevel(long ageSeconds, boolean isEnough) {
        List<Object> codes = List.of(proof("pwd", false, 0), proof("otp", false, ageSeconds));
        assertThat(isEnough("/fresh/codes", codes)).isEqualTo(isEnough);
        List<Object> keys = List.of(proof("pwd", false, 0), proof("hwk", true, ageSeconds));
        assertThat(isEnough("/fresh/keys", keys)).isEqualTo(isEnough);
        assertThat(isEnough("/fresh/both", keys)).isTrue();
    }

    @Test
    void aMeansThatSaysNotWhenItWasProvenIsNotFresh() {
        assertThat(isEnough("/fresh/keys", List.of(Map.of("phr", true)))).isFalse();
        assertThat(isEnough("/fresh/keys", List.of(Map.of("phr", true, "at", "now"))))
                .isFalse();
        assertThat(isEnough("/fresh/keys", List.of(Map.of("phr", true, "at", Long.MAX_VALUE))))
                .isFalse();
        assertThat(isEnough("/fresh/keys", List.of(Map.of("phr", true, "at", Long.MIN_VALUE))))
                .isFalse();
        assertThat(isEnough("/fresh/codes", "otp")).isFalse();
        assertThat(check(guard(Tokens.of("pwd", Duration.ZERO).amr("otp")), "/fresh/codes"))
                .isInstanceOf(StepUp.class);
    }

    @Test
    void aMissingScopeIsNamedBesideTheLevelAndAloneWithoutChallenge() {
        assertThat(challenge(check(guard(Tokens.of("pwd", Duration.ZERO).scopes("x")), "/mfa"))
                        .scopes())
                .containsExactly("risk.write");
        assertEquals(
                new Forbidden(Refusal.SCOPE, TokenScheme.BEARER, List.of("risk.write")),
                check(guard(Tokens.of("mfa", Duration.ZERO).scopes("x")), "/mfa"));
    }

    @Test
    void s01_theChallengeIsInTheSchemeOfTheToken() {
        assertThat(challenge(check(guard(Tokens.of("pwd", Duration.ZERO).bound()), "/mfa"))
                        .scheme())
                .isEqualTo(TokenScheme.DPOP);
    }

    @Test
    void whereASenderMustBeBoundABearerTokenIsNone() {
        assertEquals(
                new Unauthenticated(
                        List.of(TokenScheme.DPOP, TokenScheme.BEARER),
                        Optional.of(TokenError.INVALID_TOKEN),
                        Optional.empty()),
                check(guard, "/bound"));
        assertThat(check(guard(Tokens.of("pwd", Duration.ZERO).bound()), "/bound"))
                .isInstanceOf(Pass.class);
    }

    private static String mark(String network) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(mac.doFinal(network.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aTokenOfAnotherNetworkIsAskedForAProofInThisOne() throws Exception {
        Tokens token = Tokens.of("pwd", Duration.ZERO);
        Tokens here = token.meantFor(Optional.empty(), List.of("x", mark("198.51.100.0/24")));
        Tokens there = token.meantFor(Optional.empty(), List.of(mark("203.0.113.0/24")));
        assertThat(check(guard(here), "/here")).isInstanceOf(Pass.class);
        assertThat(challenge(check(guard(there), "/here")).maxAge()).contains(Duration.ZERO);
        assertThat(check(guard(token), "/here")).isInstanceOf(StepUp.class);
    }

    @Test
    void aMatrixThatAsksForNetworksNeedsKeys() {
        assertThatThrownBy(() ->
                        new StepUpGuard(MATRIX, (request, now) -> new TokenCheck.None(), GuardSettings.defaults()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("network keys");
    }

    private static String digest(String key, String body) throws Exception {
        return digest("api.example", "", key, body);
    }

    private static String digest(String authority, String type, String key, String body) throws Exception {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        String inner = encoder.encodeToString(sha.digest(body.getBytes(StandardCharsets.UTF_8)));
        String lines = String.join("\n", "POST", authority, "/once?a=%20", type, key, inner);
        return encoder.encodeToString(sha.digest(lines.getBytes(StandardCharsets.UTF_8)));
    }

    private static GuardResult post(StepUpGuard guard, String body, Map<String, List<String>> headers) {
        return guard.check(approvable("POST", "https://API.example", body, headers), NOW);
    }

    private static IncomingRequest approvable(
            String method, String address, String body, Map<String, List<String>> headers) {
        PresentedRequest sender = new PresentedRequest(
                method, URI.create(address), List.of(), List.of(), Optional.empty(), "198.51.100.7");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new IncomingRequest(
                sender, "/once", "a=%20", headers, RequestBody.of(headers, () -> Optional.of(bytes)));
    }

    private static Tokens approving(String digest) {
        return Tokens.of("pwd", Duration.ZERO).meantFor(Optional.of(digest), List.of());
    }

    @Test
    void anOperationIsApprovedAsItIsAndOnce() throws Exception {
        StepUpGuard one = guard(approving(digest("", "{\"amount\":5}")));
        assertThat(challenge(post(one, "{\"amount\":50}", Map.of())).transaction())
                .contains(digest("", "{\"amount\":50}"));
        Challenge other = challenge(post(one, "{\"amount\":5}", Map.of("idempotency-key", List.of("2"))));
        assertThat(other.transaction()).contains(digest("2", "{\"amount\":5}"));
        assertThat(other.maxAge()).contains(Duration.ofMinutes(10));
        assertThat(post(one, "{\"amount\":5}", Map.of())).isInstanceOf(Pass.class);
        assertEquals(
                new Forbidden(Refusal.ALREADY_DONE, TokenScheme.BEARER, List.of()),
                post(one, "{\"amount\":5}", Map.of()));
    }

    @Test
    void anOperationIsApprovedForOneApiAndOneReadingOfItsBody() throws Exception {
        StepUpGuard one = guard(approving(digest("", "5")));
        assertThat(one.check(approvable("POST", "https://other.example", "5", Map.of()), NOW))
                .isInstanceOf(StepUp.class);
        Map<String, List<String>> json = Map.of("content-type", List.of("application/json"));
        assertThat(challenge(post(one, "5", json)).transaction())
                .contains(digest("api.example", "application/json", "", "5"));
        Map<String, List<String>> host = Map.of("host", List.of("Elsewhere.example:8443"));
        assertThat(challenge(one.check(approvable("POST", "about:invalid", "5", host), NOW))
                        .transaction())
                .contains(digest("elsewhere.example:8443", "", "", "5"));
        assertThat(post(one, "5", Map.of())).isInstanceOf(Pass.class);
    }

    @ParameterizedTest
    @CsvSource({"bob, web", "alice, app"})
    void whatOneMayDoIsNotUsedUpByAnother(String subject, String client) throws Exception {
        Tokens[] token = {approving(digest("", "5"))};
        StepUpGuard guard =
                new StepUpGuard(MATRIX, (request, now) -> new TokenCheck.Valid(token[0].token()), settings());
        assertThat(post(guard, "5", Map.of())).isInstanceOf(Pass.class);
        token[0] = token[0].of(subject, client);
        assertThat(post(guard, "5", Map.of())).isInstanceOf(Pass.class);
        assertThat(post(guard, "5", Map.of())).isInstanceOf(Forbidden.class);
    }

    @Test
    void whereNothingMoreCanBeRememberedNothingIsDone() throws Exception {
        SpentTransactions full = (approval, until, now) -> SpentTransactions.Claim.FULL;
        TokenCheck approved = new TokenCheck.Valid(approving(digest("", "5")).token());
        StepUpGuard guard =
                new StepUpGuard(MATRIX, (request, now) -> approved, settings().withSpentTransactions(full));
        assertThat(post(guard, "5", Map.of())).isInstanceOf(GuardResult.Unavailable.class);
    }

    @Test
    void anApprovalIsRememberedWhileAnyTokenMayServeForIt() {
        Tokens token = Tokens.of("pwd", Duration.ZERO);
        Instant usual = NOW.plus(Duration.ofMinutes(20));
        assertEquals(usual, new Approval(token.token(), "d").end(NOW));
        assertEquals(usual, new Approval(ending(token, NOW.getEpochSecond() + 60), "d").end(NOW));
        assertEquals(usual, new Approval(ending(token, Long.MAX_VALUE), "d").end(NOW));
        assertEquals(
                NOW.plus(Duration.ofMinutes(70)),
                new Approval(ending(token, NOW.getEpochSecond() + 3600), "d").end(NOW));
    }

    private static AccessToken ending(Tokens token, long atSecond) {
        return token.claims(Map.of("exp", atSecond)).token();
    }

    @Test
    void aMatrixThatAsksForApprovalsNeedsAMemory() {
        GuardSettings forgetful = GuardSettings.defaults().withNetworkKeys(NetworkKeys.of(List.of(KEY)));
        assertThatThrownBy(() -> new StepUpGuard(MATRIX, (request, now) -> new TokenCheck.None(), forgetful))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("SpentTransactions");
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data; boundary=x, ''",
        "application/x-www-form-urlencoded, ''",
        "application/json, text/plain",
        "'', ''"
    })
    void aBodyThatMayBeReadInTwoWaysIsNotApproved(String type, String other) {
        List<String> types = other.isEmpty() ? List.of(type) : List.of(type, other);
        Map<String, List<String>> headers = Map.of("content-type", types, "content-length", List.of("8"));
        assertEquals(
                new Forbidden(Refusal.BODY_UNCLEAR, TokenScheme.BEARER, List.of()),
                guard.check(approvable("PUT", "https://api.example", "amount=5", headers), NOW));
    }

    @ParameterizedTest
    @CsvSource({"x-http-method-override, PUT", "content-type, application/x-www-form-urlencoded"})
    void whatMayBeTakenForAnotherMethodIsNotApproved(String name, String value) {
        assertEquals(
                new Forbidden(Refusal.METHOD_UNCLEAR, TokenScheme.BEARER, List.of()),
                post(guard, "amount=5", Map.of(name, List.of(value))));
    }

    @Test
    void whatNamesAnotherMethodThatIsNotListedIsRefused() {
        assertEquals(
                new Forbidden(Refusal.UNLISTED, TokenScheme.BEARER, List.of()),
                post(guard, "amount=5", Map.of("x-http-method-override", List.of("DELETE"))));
    }

    @Test
    void whatIsTooLargeToBeApprovedIsRefused() {
        PresentedRequest sender = new PresentedRequest(
                "POST", URI.create("https://api.example"), List.of(), List.of(), Optional.empty(), "198.51.100.7");
        GuardResult result = guard.check(
                new IncomingRequest(sender, "/once", "", Map.of(), RequestBody.of(Map.of(), Optional::empty)), NOW);
        assertEquals(new Forbidden(Refusal.BODY_TOO_LARGE, TokenScheme.BEARER, List.of()), result);
    }

    @Test
    void whereNoLevelWillDoNobodyIsSentToProveOne() {
        assertEquals(
                new Forbidden(Refusal.LEVELS_EXCLUDE_EACH_OTHER, TokenScheme.BEARER, List.of()), check(guard, "/none"));
    }

    @Test
    void aClientWithoutHumanIsLetByUntilItsBypassExpires() {
        Tokens signedIn = Tokens.of("0", Duration.ofDays(9)).of("svc", "batch");
        StepUpGuard batch = guard(signedIn.times(Optional.empty(), Optional.of(NOW)));
        assertEquals(
                List.of("* /batch"), ((Pass) check(batch, "/batch", Instant.parse("2026-12-01T23:59:59Z"))).bypassed());
        assertThat(check(batch, "/batch", Instant.parse("2026-12-02T00:00:00Z")))
                .isInstanceOf(StepUp.class);
        assertThat(check(batch, "/BATCH", NOW)).isInstanceOf(StepUp.class);
        assertThat(check(guard, "/batch", NOW)).isInstanceOf(StepUp.class);
    }

    @Test
    void aClientWithoutHumanInAnotherNetworkIsNotAskedForAProof() throws Exception {
        Tokens nobody = Tokens.of("0", Duration.ZERO).of("svc", "batch").times(Optional.empty(), Optional.of(NOW));
        assertEquals(
                new Forbidden(Refusal.NOBODY_TO_ASK, TokenScheme.BEARER, List.of()), check(guard(nobody), "/import"));
        Tokens here = nobody.meantFor(Optional.empty(), List.of(mark("198.51.100.0/24")));
        assertThat(check(guard(here), "/import")).isInstanceOf(Pass.class);
        assertThat(check(guard, "/import")).isInstanceOf(StepUp.class);
    }

    @Test
    void aTokenOfAUserIsNotLetByWhateverItsClient() {
        Tokens signedIn = Tokens.of("0", Duration.ofDays(9)).of("alice", "batch");
        assertThat(check(guard(signedIn), "/batch")).isInstanceOf(StepUp.class);
        Tokens claimed = signedIn.times(Optional.empty(), Optional.of(NOW)).claims(Map.of("auth_time", 1L));
        assertThat(check(guard(claimed), "/batch")).isInstanceOf(StepUp.class);
    }

    @Test
    void aConditionMayLookAtTheToken() {
        assertThat(check(guard, "/users/alice")).isInstanceOf(Pass.class);
        assertThat(check(guard, "/users/bob")).isInstanceOf(StepUp.class);
        assertThat(check(guard(Tokens.of("pwd", Duration.ZERO).claims(Map.of())), "/users/alice"))
                .isInstanceOf(StepUp.class);
    }

    @Test
    void whoListensHearsOfEveryDecision() {
        List<GuardResult> heard = new ArrayList<>();
        StepUpGuard guard = new StepUpGuard(
                MATRIX,
                (request, now) -> new TokenCheck.None(),
                settings().withListener((request, result) -> heard.add(result)));
        assertEquals(List.of(check(guard, "/health"), check(guard, "/mfa"), check(guard, "/..")), heard);
    }

    private static int attempt(StepUpGuard guard, Instant now) {
        return challenge(check(guard, "/mfa", now)).attempt();
    }

    @Test
    void s05_sameChallengeForAnotherTokenIsCounted() {
        Tokens[] token = {Tokens.of("pwd", Duration.ZERO)};
        StepUpGuard guard =
                new StepUpGuard(MATRIX, (request, now) -> new TokenCheck.Valid(token[0].token()), settings());
        assertEquals(1, attempt(guard, NOW));
        assertEquals(1, attempt(guard, NOW.plusSeconds(1)));
        token[0] = token[0].times(Optional.of(NOW), Optional.of(NOW.plusSeconds(2)));
        assertEquals(2, attempt(guard, NOW.plusSeconds(3)));
        assertEquals(2, attempt(guard, NOW.plusSeconds(4)));
        token[0] = token[0].times(Optional.of(NOW), Optional.of(NOW.plusSeconds(5)));
        assertEquals(3, attempt(guard, NOW.plusSeconds(6)));
        assertEquals(1, challenge(check(guard, "/exact")).attempt());
        token[0] = token[0].times(Optional.of(NOW), Optional.of(NOW.plusSeconds(607)));
        assertEquals(1, attempt(guard, NOW.plusSeconds(607)));
    }

    private static int attempt(StepUpGuard guard, String presented, String body) {
        PresentedRequest sender = new PresentedRequest(
                "POST",
                URI.create("https://api.example"),
                List.of("Bearer " + presented),
                List.of(),
                Optional.empty(),
                "198.51.100.7");
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return challenge(guard.check(
                        new IncomingRequest(
                                sender, "/once", "", Map.of(), RequestBody.of(Map.of(), () -> Optional.of(bytes))),
                        NOW))
                .attempt();
    }

    @Test
    void s05_anotherTokenOfTheSameSecondIsAnotherAndSoItIsForAnotherOperation() {
        assertEquals(1, attempt(guard, "a", "5"));
        assertEquals(1, attempt(guard, "a", "50"));
        assertEquals(2, attempt(guard, "b", "5"));
        assertEquals(3, attempt(guard, "c", "500"));
    }

    @ParameterizedTest
    @CsvSource({"bob, web", "alice, app"})
    void s05_othersHaveACountOfTheirOwn(String subject, String client) {
        Tokens[] token = {Tokens.of("pwd", Duration.ZERO)};
        StepUpGuard guard =
                new StepUpGuard(MATRIX, (request, now) -> new TokenCheck.Valid(token[0].token()), settings());
        assertEquals(1, attempt(guard, NOW));
        token[0] = token[0].of(subject, client).times(Optional.of(NOW), Optional.of(NOW));
        assertEquals(1, attempt(guard, NOW));
    }
}
