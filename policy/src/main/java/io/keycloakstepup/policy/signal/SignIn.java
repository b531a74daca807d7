package io.keycloakstepup.policy.signal;

import java.time.Instant;
import java.util.Objects;

/**
 * One sign-in of a user, or the attempt at one.
 *
 * @param at when
 * @param origin where from
 * @param outcome what became of it
 */
public record SignIn(Instant at, Origin origin, Outcome outcome) {

    /** What became of a sign-in. */
    public enum Outcome {
        /** It failed. */
        FAILED,
        /** It succeeded, but with less than makes what it came from known. */
        SUCCEEDED,
        /**
         * It succeeded with a level of loa 2 at least, or with the strongest level of the account: only such a sign-in
         * makes its device, country, network and hour known. Whoever has the password alone cannot teach us.
         */
        PROVEN
    }

    public SignIn {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(outcome, "outcome");
    }
}
