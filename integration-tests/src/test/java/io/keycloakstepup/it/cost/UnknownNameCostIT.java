package io.keycloakstepup.it.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.keycloakstepup.it.http.Answer;
import io.keycloakstepup.it.mail.Mailbox;
import io.keycloakstepup.it.realm.StepUp;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.rest.RestApp;
import io.keycloakstepup.it.server.PostgresServer;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Whether the time of an answer over REST tells who has an account, measured on a real server with a real PostgreSQL
 * ({@code mvn -Pcost}): each call that anybody can make before a proof, for names that somebody has and names that nobody
 * has, in turn. No name is wrong so often that it would have to wait.
 */
@Tag("cost")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class UnknownNameCostIT {

    /** Medians differ by less than this share. */
    private static final double MOST = 0.10;

    private static final int WARM_UP_ROUNDS = 100;
    private static final int ROUNDS = 200;
    /** Four wrong answers of each: the fifth would be followed by a wait. */
    private static final int NAMES = (WARM_UP_ROUNDS + ROUNDS) / 4;

    private static final String KNOWN = "known-";

    private static final String POLICY = """
        policy: 1
        levels:
          pwd: { loa: 1, chains: [ [ {password: 10h} ] ] }
          mfa:
            loa: 2
            allowRestricted: true
            chains:
              - [ {password: 10h}, {otp: 1h, email-code: 1h} ]
              - [ {otp: 1h}, {password: 10h} ]
              - [ {email-code: 1h}, {password: 10h} ]
        default: { require: mfa }
        """;

    private final PostgresServer server = PostgresServer.start();

    UnknownNameCostIT() throws IOException {}

    @AfterAll
    void stop() throws IOException {
        server.close();
    }

    @Test
    void b03_answersAboutNobodyTakeAsLongAsThoseAboutSomebody() {
        TestRealm realm = TestRealm.on(server.keycloak());
        realm.setAttribute("step-up.code-seconds-apart", "0");
        StepUp.in(realm).policy(POLICY);
        RestApp app = RestApp.confidential(realm, "shopfront", Map.of("step-up.first-party", "true"));
        try (Mailbox mailbox = Mailbox.of(realm)) {
            List<Twins> all = List.of(
                    new Twins("begin with a name", name -> () -> app.start(Map.of("login_hint", name))),
                    new Twins(
                            "begin with a wrong password",
                            name -> () -> app.start(Map.of("username", name, "password", "wrong"))),
                    new Twins("answer with a wrong password", name -> answering(app, name, "password", "password")),
                    new Twins("answer with a wrong code of an app", name -> answering(app, name, "otp", "passCode")),
                    new Twins("have a code mailed", mailing(app, mailbox)));
            all.forEach(twins -> measure(realm, twins, all.indexOf(twins)));
            all.forEach(twins -> System.out.println(twins));
            assertThat(mailbox.count()).isPositive();
            assertThat(all).allSatisfy(twins -> assertThat(twins.ratio()).isBetween(1 - MOST, 1 + MOST));
        }
    }

    private static Supplier<Answer> answering(RestApp app, String name, String factor, String member) {
        Answer open = app.start(Map.of("login_hint", name)).expect(202);
        return () -> app.answer(open, factor, member, "000000").expect(403);
    }

    /** Begins when the mails of all before have come: they would slow down whatever is measured next to them. */
    private static Twins.Question mailing(RestApp app, Mailbox mailbox) {
        AtomicInteger mails = new AtomicInteger();
        return name -> {
            mailbox.await(mails.get());
            mails.addAndGet(name.startsWith(KNOWN) ? 1 : 0);
            Answer open = app.start(Map.of("login_hint", name)).expect(202);
            return () -> app.pick(open, "email-code").expect(202);
        };
    }

    private static void measure(TestRealm realm, Twins twins, int question) {
        List<String> names = IntStream.range(0, NAMES)
                .mapToObj(number -> String.format("%d-%03d", question, number))
                .toList();
        names.forEach(name -> realm.userWithOtp(KNOWN + name));
        for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
            String name = names.get(round % NAMES);
            twins.round(round, KNOWN + name, "other-" + name, round >= WARM_UP_ROUNDS);
        }
    }
}
