package io.keycloakstepup.authenticators.factors;

import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.models.utils.FormMessage;

/**
 * What came of one turn.
 *
 * @param page what the user sees now; empty where what comes next must be decided anew
 * @param remark what the page that comes next says of the proof; empty for nothing
 */
record Outcome(Optional<Response> page, Optional<FormMessage> remark) {

    /** Something was proven. */
    static final Outcome PROVEN = new Outcome(Optional.empty(), Optional.empty());

    /** Something was proven, and not what was asked. */
    static Outcome provenOtherwise(FormMessage remark) {
        return new Outcome(Optional.empty(), Optional.of(remark));
    }

    /** The user has chosen another way to go on. */
    static final Outcome TURNED = new Outcome(Optional.empty(), Optional.empty());

    static Outcome of(Response page) {
        return new Outcome(Optional.of(page), Optional.empty());
    }
}
