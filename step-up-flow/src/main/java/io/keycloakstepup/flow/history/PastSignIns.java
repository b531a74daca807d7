package io.keycloakstepup.flow.history;

import io.keycloakstepup.policy.signal.History;
import io.keycloakstepup.policy.signal.Place;
import io.keycloakstepup.policy.signal.SignIn;
import java.util.List;
import java.util.Optional;

/**
 * The sign-ins of one user that are kept.
 *
 * @param all in no particular order; empty for somebody who has never signed in, and where no history is kept
 */
record PastSignIns(List<PastSignIn> all) {

    /** What is known where nothing is. */
    static final PastSignIns NONE = new PastSignIns(List.of());

    PastSignIns {
        all = List.copyOf(all);
    }

    /** What signals compare a sign-in with. */
    History history() {
        return new History(all.stream().map(PastSignIn::signIn).toList());
    }

    /** Where the user was at this sign-in; empty where that is not known. */
    Optional<Place> placeOf(SignIn signIn) {
        return all.stream()
                .filter(past -> past.signIn().equals(signIn))
                .findFirst()
                .flatMap(PastSignIn::place);
    }
}
