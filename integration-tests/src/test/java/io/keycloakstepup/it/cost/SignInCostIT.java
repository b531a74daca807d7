package io.keycloakstepup.it.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.Claims;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.PostgresServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A whole sign-in over REST beside a whole one with Keycloak's own pages, measured on a real server with a real PostgreSQL
 * ({@code mvn -Pcost}): password, one-time code, authorization code and tokens, for a client with a secret and a code challenge. The
 * pages are those of a realm as Keycloak makes it, which has never heard of step-up.
 */
@Tag("cost")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class SignInCostIT {

    /** Less than this would mean that something is wrong, be it with the measurement. The goal is 1: docs/performance.md. */
    private static final double LEAST = 0.3;

    private static final int AT_ONCE = 4;
    /** Of each of them in a round. */
    private static final int SIGN_INS = 2;

    private static final int WARM_UP_ROUNDS = 12;
    private static final int ROUNDS = 24;

    /** Who shares a seat: enough for nobody to wait for the next code. */
    private static final int PEOPLE = 12;

    private static final int STEPS_AHEAD = 4;

    private static final String POLICY = """
            policy: 1
            levels:
              pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
              mfa: { loa: 2, chains: [ [ {password: 10h}, {otp: 1h, webauthn: 1h} ] ] }
            default: { require: mfa }
            """;

    private final PostgresServer server = PostgresServer.start();
    private final ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);

    SignInCostIT() throws IOException {}

    @AfterAll
    void stop() throws IOException {
        threads.shutdown();
        server.close();
    }

    @Test
    void challengeAndVerifyBesideKeycloaksOwnForms() {
        TestRealm plain = realm();
        App forms = plain.app("shop");
        TestRealm stepUp = realm();
        StepUp.in(stepUp).policy(POLICY);
        RestApp app = RestApp.confidential(stepUp, "shop", Map.of("step-up.first-party", "true"));
        List<SignIns> all = List.of(
                signIns("Keycloak's own forms", plain, user -> signIn(forms, user)),
                signIns("over REST", stepUp, user -> signIn(app, user)));
        Race race = new Race(server, threads, SIGN_INS);
        race.run(all, WARM_UP_ROUNDS);

        List<Series> series = race.run(all, ROUNDS);

        Comparison comparison = new Comparison(series.get(1), series.get(0));
        series.forEach(one -> System.out.println(one.report()));
        System.out.println(comparison.report());
        assertThat(comparison.throughput()).isBetween(LEAST, 1 / LEAST);
    }

    /** One whose codes need no waiting. */
    private TestRealm realm() {
        TestRealm realm = TestRealm.on(server.keycloak());
        realm.setAll(Map.of("otpPolicyLookAheadWindow", STEPS_AHEAD + 1));
        return realm;
    }

    private static SignIns signIns(String name, TestRealm realm, Consumer<TestUser> signIn) {
        List<SignIns.Seat> seats = IntStream.range(0, AT_ONCE)
                .mapToObj(seat -> new SignIns.Seat(IntStream.range(0, PEOPLE)
                        .mapToObj(number -> user(realm, "user-" + seat + "-" + number))
                        .toList()))
                .toList();
        return new SignIns(name, seats, signIn);
    }

    private static TestUser user(TestRealm realm, String name) {
        TestUser user = realm.userWithOtp(name);
        user.device().runAhead(STEPS_AHEAD);
        return user;
    }

    private static void signIn(App app, TestUser user) {
        app.signIn().open().password(user).otp(user).tokens();
    }

    private static void signIn(RestApp app, TestUser user) {
        var open = app.start(Map.of("username", user.name(), "password", user.password()))
                .expect(202);
        var success = app.answer(open, "otp", "passCode", user.device().freshCode());
        String token =
                app.redeem(success).expect(200).json().path("access_token").asText();
        assertThat(Claims.ofJwt(token).acr()).isEqualTo("mfa");
    }
}
