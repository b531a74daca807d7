package io.keycloakstepup.it;

import static io.keycloakstepup.it.risk.DeskCaller.CRITICAL;
import static io.keycloakstepup.it.risk.DeskCaller.bearer;
import static io.keycloakstepup.it.risk.DeskCaller.challenge;
import static io.keycloakstepup.it.risk.DeskCaller.challenges;
import static io.keycloakstepup.it.risk.DeskCaller.dpop;
import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.demo.risk.RiskServer;
import io.keycloakstepup.demo.risk.RiskSettings;
import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.login.Browser;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.ProofKey;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.risk.Desk;
import io.keycloakstepup.it.risk.DeskCaller;
import io.keycloakstepup.it.risk.Matrices;
import io.keycloakstepup.it.risk.OtherAddress;
import io.keycloakstepup.it.server.KeycloakServer;
import io.keycloakstepup.it.server.WithKeycloak;
import io.keycloakstepup.resource.guard.NetworkKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What a token of the quality desk is worth to whoever has taken it, or makes another one of it. */
@WithKeycloak
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RiskThiefIT {

    private static final Duration AGE = Duration.ofSeconds(10);
    private static final String ELSEWHERE = "127.0.5.1";

    private final Desk desk;
    private final RiskServer shipped;
    private final TestUser anna;
    private final Browser browser = new Browser();

    RiskThiefIT(KeycloakServer keycloak) {
        desk = Desk.on(keycloak);
        shipped = desk.open();
        anna = desk.user("anna");
    }

    /** Once: what follows in the same browser asks nobody, and codes are good for one time each. */
    @BeforeAll
    void annaSignsIn() {
        desk.lab().signIn().in(browser).open().password(anna).tokens();
    }

    @AfterAll
    void closeTheDesk() {
        desk.close();
    }

    @Test
    void noTokenThatIsMadeOfAWeakOneGetsStrongByWhatItsUserProvesLater() {
        DeskCaller caller = new DeskCaller(shipped);
        Tokens weak = desk.lab().signIn().in(browser).acr("pwd").open().tokens();
        caller.update(CRITICAL, strong().accessToken()).expect(200);

        for (String token : List.of(weak.accessToken(), weak.refresh().accessToken(), exchanged(weak.refresh()))) {
            Answer asked = caller.update(CRITICAL, token).expect(401);
            assertThat(challenges(asked)).containsExactly(challenge("Bearer", "mfa phr", ", max_age=\"300\""));
        }
    }

    @Test
    void noTokenThatIsMadeOfAnOldProofIsFresh() throws InterruptedException {
        DeskCaller caller = new DeskCaller(desk.open(Matrices.withAge(AGE)));
        Tokens strong = desk.lab()
                .signIn()
                .in(browser)
                .acr("mfa")
                .maxAge(Duration.ZERO)
                .open()
                .password(anna)
                .otp(anna)
                .tokens();
        caller.update(CRITICAL, strong.accessToken()).expect(200);
        Instant old = strong.access().authTime().plus(AGE).plusSeconds(2);
        Thread.sleep(Math.max(0, Duration.between(Instant.now(), old).toMillis()));

        Tokens refreshed = strong.refresh();
        String exchanged = exchanged(refreshed);

        assertThat(refreshed.access().claim("iat").asLong()).isGreaterThanOrEqualTo(old.getEpochSecond());
        assertThat(Claims.ofJwt(exchanged).acr()).isEqualTo("mfa");
        for (String token : List.of(strong.accessToken(), refreshed.accessToken(), exchanged)) {
            Answer asked = caller.update(CRITICAL, token).expect(401);
            assertThat(challenges(asked)).containsExactly(challenge("Bearer", "mfa phr", ", max_age=\"10\""));
        }
    }

    @Test
    void aTokenThatIsUsedInAnotherNetworkIsAskedBackWhateverItsSenderWritesOfItself() {
        String matrix = Matrices.replaced("maxAge: 5m }", "maxAge: 5m, network: same }");
        DeskCaller caller = new DeskCaller(desk.open(RiskSettings.of(0, desk.issuer())
                .withMatrix(matrix)
                .withNetworkKeys(NetworkKeys.of(desk.networkKeys()))));
        String token = strong().accessToken();
        Map<String, String> disguised = new HashMap<>(bearer(token));
        disguised.put("X-Forwarded-For", "127.0.0.1");
        disguised.put("Forwarded", "for=127.0.0.1");
        OtherAddress elsewhere = new OtherAddress(ELSEWHERE);

        caller.update(CRITICAL, token).expect(200);
        for (Map<String, String> headers : List.of(bearer(token), disguised)) {
            List<String> answer = elsewhere.post(caller.updateUri(), headers, CRITICAL);
            assertThat(answer.get(0)).startsWith("HTTP/1.1 401 ");
            assertThat(answer)
                    .contains("Www-authenticate: " + challenge("Bearer", "mfa phr", ", max_age=\"300\""))
                    .filteredOn(line -> line.startsWith("Www-authenticate"))
                    .hasSize(1);
        }
    }

    @Test
    void aTokenThatIsBoundToAKeyIsWorthNothingWithoutIt() {
        DeskCaller caller = new DeskCaller(shipped);
        ProofKey key = new ProofKey();
        var login = desk.vault().signIn().in(strongBrowser()).acr("mfa").open();
        String token = Tokens.of(desk.vault(), login.redeem(key)).accessToken();
        String proof = key.proof("POST", caller.updateUri(), token);

        caller.update(CRITICAL, dpop(token, proof)).expect(200);
        refused(caller.update(CRITICAL, token), "invalid_token");
        refused(caller.update(CRITICAL, token, new ProofKey()), "invalid_dpop_proof");
        refused(caller.update(CRITICAL, dpop(token, proof)), "invalid_dpop_proof");
        refused(
                caller.update(CRITICAL, dpop(token, key.proof("GET", caller.updateUri(), token))),
                "invalid_dpop_proof");
    }

    private static void refused(Answer answer, String error) {
        assertThat(challenges(answer.expect(401))).containsExactly("DPoP error=\"" + error + "\"", "Bearer");
    }

    /** Tokens of the level that the desk asks for; who has proven it within the last minutes is not asked again. */
    private Tokens strong() {
        return desk.lab().signIn().in(strongBrowser()).acr("mfa").open().tokens();
    }

    private Browser strongBrowser() {
        var login = desk.lab().signIn().in(browser).acr("mfa").open();
        if (!login.isBack()) {
            login.otp(anna);
        }
        return browser;
    }

    private String exchanged(Tokens subject) {
        return desk.lab()
                .token(Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token_type",
                        "urn:ietf:params:oauth:token-type:access_token",
                        "subject_token",
                        subject.accessToken()))
                .expect(200)
                .json()
                .path("access_token")
                .asText();
    }
}
