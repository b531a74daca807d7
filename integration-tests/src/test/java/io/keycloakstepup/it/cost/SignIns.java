package io.keycloakstepup.it.cost;

import io.keycloakstepup.it.login.TestUser;
import java.util.List;
import java.util.function.Consumer;

/**
 * Users who sign in with password and code, each time another one: a code is accepted once only, and whoever has just used one
 * has to wait for the next.
 *
 * @param name what is measured
 * @param seats as many sign in at the same time
 * @param signIn one whole sign-in, from the first call to the tokens
 */
record SignIns(String name, List<Seat> seats, Consumer<TestUser> signIn) implements Contender {

    /** The turns of those who sign in one after another. For one thread. */
    static final class Seat {

        private final List<TestUser> people;
        private int turn;

        Seat(List<TestUser> people) {
            this.people = List.copyOf(people);
        }

        private TestUser next() {
            return people.get(turn++ % people.size());
        }
    }

    @Override
    public int users() {
        return seats.size();
    }

    @Override
    public void act(int user) {
        signIn.accept(seats.get(user).next());
    }
}
