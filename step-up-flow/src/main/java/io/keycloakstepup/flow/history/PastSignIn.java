package io.keycloakstepup.flow.history;

import io.keycloakstepup.policy.signal.Place;
import io.keycloakstepup.policy.signal.SignIn;
import java.util.Objects;
import java.util.Optional;

/**
 * A sign-in as it is kept.
 *
 * @param signIn when, where from, with what outcome
 * @param place where its user was believed to be; empty if no database said so then
 * @param factor what its user has proven last in it beside a password; empty for one that failed or proved no more
 */
public record PastSignIn(SignIn signIn, Optional<Place> place, Optional<UsedFactor> factor) {

    public PastSignIn {
        Objects.requireNonNull(signIn, "signIn");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(factor, "factor");
    }
}
