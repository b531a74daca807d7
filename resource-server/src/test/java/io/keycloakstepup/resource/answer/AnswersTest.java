package io.keycloakstepup.resource.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.keycloakstepup.resource.guard.Challenge;
import io.keycloakstepup.resource.guard.GuardResult;
import io.keycloakstepup.resource.guard.GuardResult.Forbidden;
import io.keycloakstepup.resource.guard.GuardResult.Unauthenticated;
import io.keycloakstepup.resource.guard.Refusal;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in answers, to the letter. */
class AnswersTest {

    private static final Challenge FULL = new Challenge(
            TokenScheme.DPOP,
            List.of("mfa", "phr"),
            Optional.of(Duration.ofMinutes(5)),
            List.of("pay", "read"),
            Optional.of("dig-est"),
            2);

    private static final Challenge LEVEL =
            new Challenge(TokenScheme.BEARER, List.of("phr"), Optional.empty(), List.of(), Optional.empty(), 1);

    private static Answer answer(GuardResult result) {
        return Answers.to(result).orElseThrow();
    }

    private static List<String> values(Answer answer, String name) {
        return answer.headers().stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .toList();
    }

    @Test
    void s01_s02_aChallengeNamesSchemeErrorLevelsAgeAndScope() {
        Answer answer = answer(new GuardResult.StepUp(FULL));
        assertEquals(401, answer.status());
        assertEquals(
                List.of("DPoP error=\"insufficient_user_authentication\","
                        + " error_description=\"This operation needs another proof of who the user is\","
                        + " acr_values=\"mfa phr\", max_age=\"300\", scope=\"pay read\", step_up_txn=\"dig-est\""),
                values(answer, "WWW-Authenticate"));
        assertEquals(List.of("2"), values(answer, "Step-Up-Attempt"));
        assertEquals(List.of("no-store"), values(answer, "Cache-Control"));
    }

    @Test
    void s02_whatIsNotNeededIsNotNamed() {
        assertEquals(
                List.of("Bearer error=\"insufficient_user_authentication\","
                        + " error_description=\"This operation needs another proof of who the user is\","
                        + " acr_values=\"phr\""),
                values(answer(new GuardResult.StepUp(LEVEL)), "WWW-Authenticate"));
    }

    @Test
    void withoutATokenThereIsNoError() {
        Answer answer = answer(
                new Unauthenticated(List.of(TokenScheme.BEARER, TokenScheme.DPOP), Optional.empty(), Optional.empty()));
        assertEquals(401, answer.status());
        assertEquals(List.of("Bearer", "DPoP"), values(answer, "WWW-Authenticate"));
    }

    @ParameterizedTest
    @CsvSource({
        "INVALID_REQUEST, 400, invalid_request",
        "INVALID_TOKEN, 401, invalid_token",
        "INVALID_DPOP_PROOF, 401, invalid_dpop_proof",
        "USE_DPOP_NONCE, 401, use_dpop_nonce",
    })
    void theErrorStandsInTheSchemeThatWasTried(TokenError error, int status, String code) {
        Answer answer = answer(new Unauthenticated(
                List.of(TokenScheme.DPOP, TokenScheme.BEARER), Optional.of(error), Optional.of("n-1")));
        assertEquals(status, answer.status());
        assertEquals(List.of("DPoP error=\"" + code + "\"", "Bearer"), values(answer, "WWW-Authenticate"));
        assertThat(answer.header("DPoP-Nonce")).contains("n-1");
    }

    @ParameterizedTest
    @CsvSource({
        "UNLISTED, 403, operation_unlisted",
        "LEVELS_EXCLUDE_EACH_OTHER, 403, no_level_suffices",
        "BODY_TOO_LARGE, 413, body_too_large",
        "BODY_UNCLEAR, 400, body_unclear",
        "NOBODY_TO_ASK, 403, nobody_to_ask",
        "ALREADY_DONE, 409, operation_already_done",
        "METHOD_UNCLEAR, 400, method_unclear",
    })
    void whatNoProofHelpsAgainstHasNoChallenge(Refusal why, int status, String code) {
        Answer answer = answer(new Forbidden(why, TokenScheme.BEARER, List.of()));
        assertEquals(status, answer.status());
        assertThat(answer.header("WWW-Authenticate")).isEmpty();
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
    }

    @Test
    void aMissingScopeIsForbiddenAndNamed() {
        Answer answer = answer(new Forbidden(Refusal.SCOPE, TokenScheme.BEARER, List.of("a", "b")));
        assertEquals(403, answer.status());
        assertEquals(List.of("Bearer error=\"insufficient_scope\", scope=\"a b\""), values(answer, "WWW-Authenticate"));
    }

    @Test
    void whatCannotBeReadIsABadRequestAndWhatNobodyCanSayComesLater() {
        assertEquals(400, answer(new GuardResult.Unreadable()).status());
        Answer later = answer(new GuardResult.Unavailable("keys"));
        assertEquals(503, later.status());
        assertThat(later.header("Retry-After")).isPresent();
        assertThat(later.body()).doesNotContain("keys");
    }

    @Test
    void whatMayGoOnHasNoAnswer() {
        assertThat(Answers.to(new GuardResult.Pass(Optional.empty(), List.of(), List.of())))
                .isEmpty();
    }

    @Test
    void quotesAndBackslashesAreEscapedAndNothingElseGetsIn() {
        assertThat(new AuthenticateHeader(TokenScheme.BEARER)
                        .with("a", "x\"y\\z")
                        .with("b", "1"))
                .hasToString("Bearer a=\"x\\\"y\\\\z\", b=\"1\"");
        assertThatThrownBy(() -> new AuthenticateHeader(TokenScheme.BEARER).with("a", "x\r\nSet-Cookie: y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anOfferSaysTheSameInItsBody() {
        Answer answer = new StepUpOffer(URI.create("https://id.example/auth?client_id=web")).of(FULL);
        assertEquals(202, answer.status());
        assertEquals(
                "{\"status\":\"STEP_UP_REQUIRED\",\"requirement\":{\"acr\":[\"mfa\",\"phr\"],\"max_age\":300,"
                        + "\"scope\":\"pay read\",\"step_up_txn\":\"dig-est\"},\"step_up_url\":"
                        + "\"https://id.example/auth?client_id=web&acr_values=mfa%20phr&max_age=300&scope=pay%20read\","
                        + "\"attempt\":2}",
                answer.body());
        assertThat(new StepUpOffer(URI.create("https://id.example/auth"))
                        .of(LEVEL)
                        .body())
                .contains("\"https://id.example/auth?acr_values=phr\"");
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example/app#/in, https://id.example/app?acr_values=phr#/in",
        "https://id.example/app?a=1#b?c, https://id.example/app?a=1&acr_values=phr#b?c",
    })
    void theQueryStandsBeforeTheFragment(String page, String expected) {
        assertThat(new StepUpOffer(URI.create(page)).of(LEVEL).body()).contains("\"" + expected + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\"", "a\\", "é", "a\r\nb"})
    void whatNoHeaderCarriesIsInNoChallenge(String name) {
        Optional<Duration> now = Optional.of(Duration.ZERO);
        List<String> names = List.of(name);
        assertThatThrownBy(() -> new Challenge(TokenScheme.BEARER, names, now, List.of(), Optional.empty(), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Challenge(TokenScheme.BEARER, List.of(), now, names, Optional.empty(), 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Challenge(TokenScheme.BEARER, List.of(), now, List.of(), Optional.of(name), 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json|false",
                "*/*|false",
                "application/json;profile=\"urn:keycloak-step-up:requirement\"|true",
                "text/html, Application/JSON ; Profile=urn:keycloak-step-up:requirement;q=0.5|true",
                "application/json;profile=\"urn:keycloak-step-up:requirement\";q=0|false",
                "application/json;profile=\"urn:other\"|false",
                "application/jsonx;profile=\"urn:keycloak-step-up:requirement\"|false",
            })
    void anOfferIsMadeToWhoNamesItsProfile(String accept, boolean isWanted) {
        assertEquals(isWanted, StepUpOffer.isWanted(List.of(accept)));
    }
}
