package io.keycloakstepup.demo.bank;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What was said between bank, API and Keycloak for one visitor, the latest first; of much it forgets the oldest. */
final class Journal {

    private static final int MOST = 24;

    private final Deque<Talk> talks = new ArrayDeque<>();

    void add(Talk talk) {
        talks.addFirst(talk);
        if (talks.size() > MOST) {
            talks.removeLast();
        }
    }

    List<Talk> talks() {
        return List.copyOf(talks);
    }
}
