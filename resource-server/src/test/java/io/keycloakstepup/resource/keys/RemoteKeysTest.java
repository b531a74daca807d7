package io.keycloakstepup.resource.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakstepup.resource.fixture.HttpAnswers;
import io.keycloakstepup.resource.fixture.Issuer;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.jose.SignatureAlgorithm;
import io.keycloakstepup.resource.jose.SignedText;
import io.keycloakstepup.resource.outbound.Endpoint;
import io.keycloakstepup.resource.outbound.Outbound;
import io.keycloakstepup.resource.outbound.Patience;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys are asked for as seldom as may be, found when they change, and not believed for ever; from a real server. */
final class RemoteKeysTest {

    private static final Instant NOW = Issuer.NOW;
    private static final KeyCache CACHE = KeyCache.USUAL;

    private final Issuer issuer = new Issuer();
    private final HttpAnswers server = new HttpAnswers();
    private final Patience patience = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(20), 10_000);
    private final RemoteKeys keys =
            new RemoteKeys(KeyLocation.at(Endpoint.of(server.address("/certs"))), new Outbound(patience), CACHE);

    @AfterEach
    void stop() {
        server.close();
    }

    private SignedText token() {
        try {
            return SignedText.parse(issuer.token(Issuer.claims()), 10_000, SignatureAlgorithm.ALL);
        } catch (Flawed e) {
            throw new IllegalStateException(e);
        }
    }

    private void publish() {
        server.answer("/certs", HttpAnswers.Answer.of(issuer.jwks()));
    }

    @Test
    void theyAreAskedForOnce() {
        publish();
        for (int i = 0; i < 100; i++) {
            assertThat(keys.keyFor(token(), NOW.plusSeconds(i))).isInstanceOf(KeyLookup.Found.class);
        }
        assertThat(server.askedFor("/certs")).isEqualTo(1);
    }

    @Test
    void aNewKeyIsFoundAtOnceWhenItIsSeen() {
        publish();
        keys.keyFor(token(), NOW);
        issuer.rotate();
        publish();
        assertThat(keys.keyFor(token(), NOW.plus(CACHE.pause()))).isInstanceOf(KeyLookup.Found.class);
        assertThat(server.askedFor("/certs")).isEqualTo(2);
    }

    @Test
    void strangersCannotMakeItAskAgainAndAgain() {
        publish();
        Issuer stranger = new Issuer();
        stranger.rotate();
        for (int i = 0; i < 600; i++) {
            assertThat(keys.keyFor(textOf(stranger), NOW.plusMillis(i * 100L))).isInstanceOf(KeyLookup.Unknown.class);
        }
        assertThat(server.askedFor("/certs")).isEqualTo(2);
    }

    private static SignedText textOf(Issuer stranger) {
        try {
            return SignedText.parse(stranger.token(Issuer.claims()), 10_000, SignatureAlgorithm.ALL);
        } catch (Flawed e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aKeyThatWasWithdrawnIsBelievedUntilTheRefreshAndNoLonger() {
        publish();
        SignedText old = token();
        keys.keyFor(old, NOW);
        issuer.rotate();
        issuer.withdrawOld();
        publish();
        assertThat(keys.keyFor(old, NOW.plus(CACHE.refresh()).minusMillis(1))).isInstanceOf(KeyLookup.Found.class);
        assertThat(keys.keyFor(old, NOW.plus(CACHE.refresh()))).isInstanceOf(KeyLookup.Unknown.class);
    }

    @Test
    void whileTheIssuerIsGoneTheOldOnesServeForTheirTimeAndNoLonger() {
        publish();
        keys.keyFor(token(), NOW);
        server.answer("/certs", HttpAnswers.Answer.status(503));
        assertThat(keys.keyFor(token(), NOW.plus(CACHE.keep()).minusMillis(1))).isInstanceOf(KeyLookup.Found.class);
        assertThat(keys.keyFor(token(), NOW.plus(CACHE.keep()))).isInstanceOf(KeyLookup.Unavailable.class);
        assertThat(keys.areThere(NOW.plus(CACHE.keep()))).isFalse();
        publish();
        assertThat(keys.keyFor(token(), NOW.plus(CACHE.keep()).plus(CACHE.retry())))
                .isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void whileTheIssuerIsGoneNobodyCanTellWhetherAnUnknownKeyIsOne() {
        publish();
        keys.keyFor(token(), NOW);
        server.answer("/certs", HttpAnswers.Answer.status(500));
        issuer.rotate();
        assertThat(keys.keyFor(token(), NOW.plus(CACHE.pause()))).isInstanceOf(KeyLookup.Unavailable.class);
    }

    @Test
    void anIssuerThatIsGoneIsNotAskedForEachRequest() {
        server.answer("/certs", HttpAnswers.Answer.status(500));
        for (int i = 0; i < 50; i++) {
            assertThat(keys.keyFor(token(), NOW.plusMillis(i * 200L))).isInstanceOf(KeyLookup.Unavailable.class);
        }
        assertThat(server.askedFor("/certs")).isEqualTo(2);
    }

    @Test
    void manyAtOnceAskOnce() throws InterruptedException, ExecutionException {
        server.answer("/certs", HttpAnswers.Answer.of(issuer.jwks()).after(50));
        ExecutorService threads = Executors.newFixedThreadPool(16);
        try {
            Callable<KeyLookup> look = () -> keys.keyFor(token(), NOW);
            List<Callable<KeyLookup>> many = new ArrayList<>();
            for (int i = 0; i < 64; i++) {
                many.add(look);
            }
            for (Future<KeyLookup> one : threads.invokeAll(many)) {
                assertThat(one.get()).isInstanceOf(KeyLookup.Found.class);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(server.askedFor("/certs")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "{\"keys\":{}}",
                "{\"keys\":[]}",
                "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AAAA\"}]}",
                "<html/>"
            })
    void whatIsNoSetOfKeysIsNoAnswer(String body) {
        server.answer("/certs", HttpAnswers.Answer.of(body));
        assertThat(keys.keyFor(token(), NOW)).isInstanceOf(KeyLookup.Unavailable.class);
    }

    @Test
    void aKeyThatNobodyUnderstandsHidesNoOther() {
        server.answer(
                "/certs",
                HttpAnswers.Answer.of(
                        issuer.jwks().replace("[", "[{\"kty\":\"NEW\",\"kid\":\"x\"},{\"kty\":\"RSA\"},")));
        assertThat(keys.keyFor(token(), NOW)).isInstanceOf(KeyLookup.Found.class);
    }

    @Test
    void anAnswerThatIsTooLongIsNoAnswer() {
        server.answer("/certs", HttpAnswers.Answer.of(issuer.jwks() + " ".repeat(20_000)));
        assertThat(keys.keyFor(token(), NOW)).isInstanceOf(KeyLookup.Unavailable.class);
    }

    @Test
    void anAnswerThatDripsIsNotWaitedFor() {
        server.answer("/certs", HttpAnswers.Answer.of(issuer.jwks()).after(2000));
        Patience little = new Patience(Duration.ofSeconds(10), Duration.ofMillis(300), 10_000);
        RemoteKeys impatient =
                new RemoteKeys(KeyLocation.at(Endpoint.of(server.address("/certs"))), new Outbound(little), CACHE);
        assertThat(impatient.keyFor(token(), NOW)).isInstanceOf(KeyLookup.Unavailable.class);
    }

    @Test
    void nobodyIsFollowedElsewhere() {
        publish();
        server.answer(
                "/moved", new HttpAnswers.Answer(302, java.util.Map.of("Location", server.address("/certs")), "", 0));
        RemoteKeys moved =
                new RemoteKeys(KeyLocation.at(Endpoint.of(server.address("/moved"))), new Outbound(patience), CACHE);
        assertThat(moved.keyFor(token(), NOW)).isInstanceOf(KeyLookup.Unavailable.class);
        assertThat(server.askedFor("/certs")).isZero();
    }

    @Test
    void theIssuersMetadataSayWhereTheyAre() {
        publish();
        String name = server.address("/realms/acme");
        RemoteKeys found = new RemoteKeys(KeyLocation.publishedBy(name), new Outbound(patience), CACHE);
        server.answer(
                "/realms/acme/.well-known/openid-configuration",
                HttpAnswers.Answer.of(
                        "{\"issuer\":\"" + name + "\",\"jwks_uri\":\"" + server.address("/certs") + "\"}"));
        assertThat(found.keyFor(token(), NOW)).isInstanceOf(KeyLookup.Found.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"issuer\":\"https://other.example.org\",\"jwks_uri\":\"CERTS\"}",
                "{\"jwks_uri\":\"CERTS\"}",
                "{\"issuer\":\"ISSUER\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"http://internal.example.org/certs\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"file:///etc/passwd\"}",
                "{\"issuer\":\"ISSUER\",\"jwks_uri\":7}"
            })
    void metadataOfOthersOrOfNobodyAreNotBelieved(String metadata) {
        publish();
        String name = server.address("/realms/acme");
        RemoteKeys found = new RemoteKeys(KeyLocation.publishedBy(name), new Outbound(patience), CACHE);
        server.answer(
                "/realms/acme/.well-known/openid-configuration",
                HttpAnswers.Answer.of(metadata.replace("ISSUER", name).replace("CERTS", server.address("/certs"))));
        assertThat(found.keyFor(token(), NOW)).isInstanceOf(KeyLookup.Unavailable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://sso.example.org/certs",
                "http://127.0.0.1.example.org/certs",
                "http://127.1/certs",
                "http://localhost.example.org/",
                "ftp://localhost/",
                "https://user:secret@sso.example.org/",
                "https://sso.example.org/#x",
                "/certs",
                ""
            })
    void onlyHttpsAndThisMachineAreAsked(String address) {
        assertThatThrownBy(() -> Endpoint.of(address)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://sso.example.org/certs", "http://127.0.0.1:8080/", "http://localhost/", "http://[::1]/"})
    void theseAreAsked(String address) {
        assertThat(Endpoint.of(address)).hasToString(address);
    }
}
