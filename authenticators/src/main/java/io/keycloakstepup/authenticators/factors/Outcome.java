package io.keycloakstepup.authenticators.factors;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.utils.FormMessage;

/**
 * What came of one turn.
 *
 * @param page what the user sees now; empty where something was proven, so that what comes next must be decided anew
 * @param remark what the page that comes next says of the proof; empty for nothing
 */
record Outcome(Optional<Response> page, Optional<FormMessage> remark) {

    /** Something was proven. */
    static final Outcome PROVEN = new Outcome(Optional.empty(), Optional.empty());

    /** Something was proven, and not what was asked. */
    static Outcome provenOtherwise(FormMessage remark) {
        return new Outcome(Optional.empty(), Optional.of(remark));
    }

    static Outcome of(Response page) {
        return new Outcome(Optional.of(page), Optional.empty());
    }
}
