package io.keycloakstepup.authenticators.factors;

import jakarta.ws.rs.core.Response;
import java.util.Optional;

/**
 * What came of one turn.
 *
 * @param page what the user sees now; empty where something was proven, so that what comes next must be decided anew
 */
record Outcome(Optional<Response> page) {

    /** Something was proven. */
    static final Outcome PROVEN = new Outcome(Optional.empty());

    static Outcome of(Response page) {
        return new Outcome(Optional.of(page));
    }
}
