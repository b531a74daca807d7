package io.keycloakstepup.it.cost;

import io.keycloakstepup.it.login.App;
import io.keycloakstepup.it.login.TestUser;
import io.keycloakstepup.it.login.Tokens;
import io.keycloakstepup.it.realm.TestRealm;
import io.keycloakstepup.it.server.PostgresServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** A realm, with users who signed in with password and code and whose application renews their tokens. */
final class Refreshes implements Contender {

    private final String name;
    private final List<Tokens> sessions;

    private Refreshes(String name, List<Tokens> sessions) {
        this.name = name;
        this.sessions = new ArrayList<>(sessions);
    }

    /**
     * Signs the users in.
     *
     * @param users how many; as many ask at the same time
     * @param setUp what is done to the empty realm before
     */
    static Refreshes on(PostgresServer server, String name, int users, Consumer<TestRealm> setUp) {
        TestRealm realm = TestRealm.on(server.keycloak());
        setUp.accept(realm);
        App app = realm.app("shop");
        List<Tokens> sessions = IntStream.range(0, users)
                .mapToObj(number -> realm.userWithOtp("user-" + number))
                .map(user -> signIn(app, user))
                .toList();
        return new Refreshes(name, sessions);
    }

    private static Tokens signIn(App app, TestUser user) {
        return app.signIn().open().password(user).otp(user).tokens();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int users() {
        return sessions.size();
    }

    /** Renews the tokens of this user. */
    @Override
    public void act(int user) {
        sessions.set(user, sessions.get(user).refresh());
    }

    /** The tokens of the first user as they are now. */
    Tokens first() {
        return sessions.get(0);
    }
}
