package io.keycloakstepup.it.cost;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.PostgresServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A realm, with users who signed in with password and code and whose application renews their tokens. */
final class Contender {

    private final String name;
    private final PostgresServer server;
    private final List<Tokens> sessions;

    private Contender(String name, PostgresServer server, List<Tokens> sessions) {
        this.name = name;
        this.server = server;
        this.sessions = new ArrayList<>(sessions);
    }

    /**
     * Signs the users in.
     *
     * @param users how many; as many ask at the same time
     * @param setUp what is done to the empty realm before
     */
    static Contender on(PostgresServer server, String name, int users, Consumer<TestRealm> setUp) {
        TestRealm realm = TestRealm.on(server.keycloak());
        setUp.accept(realm);
        App app = realm.app("shop");
        List<Tokens> sessions = IntStream.range(0, users)
                .mapToObj(number -> realm.userWithOtp("user-" + number))
                .map(user -> signIn(app, user))
                .toList();
        return new Contender(name, server, sessions);
    }

    private static Tokens signIn(App app, TestUser user) {
        return app.signIn().open().password(user).otp(user).tokens();
    }

    String name() {
        return name;
    }

    /** The tokens of the first user as they are now. */
    Tokens first() {
        return sessions.get(0);
    }

    /** Renews the tokens of all users at the same time, each so often, one after another. */
    Round run(ExecutorService threads, int times) {
        Duration processor = server.processorTime();
        long begin = System.nanoTime();
        CompletableFuture.allOf(IntStream.range(0, sessions.size())
                        .mapToObj(user -> CompletableFuture.runAsync(() -> refresh(user, times), threads))
                        .toArray(CompletableFuture[]::new))
                .join();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        return Round.of(times * sessions.size(), took, server.processorTime().minus(processor));
    }

    private void refresh(int user, int times) {
        Tokens tokens = sessions.get(user);
        for (int i = 0; i < times; i++) {
            tokens = tokens.refresh();
        }
        sessions.set(user, tokens);
    }
}
