package io.keycloakstepup.mappers.assurance;

import io.keycloakstepup.flow.ledger.Snapshot;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * The statement that was made last in the request at hand: an access token and the ID token beside it say the same, of the
 * same instant, and it is worked out once.
 *
 * @param userId of whom it is
 * @param snapshot of what it was made
 * @param isAtGate whether it says what was true at the gate
 */
record MadeStatement(String userId, Snapshot snapshot, boolean isAtGate, Statement statement) {

    private static final String OF_THIS_REQUEST = "step-up.statement";

    /** That about this user, made now unless the last one was made of just the same. */
    static Statement of(
            KeycloakSession session, UserModel user, Snapshot snapshot, boolean isAtGate, Supplier<Statement> maker) {
        MadeStatement last = session.getAttribute(OF_THIS_REQUEST, MadeStatement.class);
        if (last != null && last.isOf(user, snapshot, isAtGate)) {
            return last.statement();
        }
        Statement statement = maker.get();
        session.setAttribute(OF_THIS_REQUEST, new MadeStatement(user.getId(), snapshot, isAtGate, statement));
        return statement;
    }

    private boolean isOf(UserModel user, Snapshot other, boolean atGate) {
        return userId.equals(user.getId()) && isAtGate == atGate && snapshot.equals(other);
    }
}
