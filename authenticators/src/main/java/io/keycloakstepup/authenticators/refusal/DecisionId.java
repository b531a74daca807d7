package io.keycloakstepup.authenticators.refusal;

import io.keycloakstepup.flow.reason.DecisionNumber;
import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/** The number under which everything that is decided in one sign-in can be found again. */
public final class DecisionId {

    private static final String NOTE = "step-up.decision";

    private DecisionId() {}

    /** The number of this sign-in: made at first use, the same ever after. */
    public static String of(AuthenticationSessionModel authSession) {
        return Optional.ofNullable(authSession.getAuthNote(NOTE)).orElseGet(() -> {
            String id = DecisionNumber.next();
            authSession.setAuthNote(NOTE, id);
            return id;
        });
    }

    /** Goes on under this number, in a sign-in that began elsewhere. */
    public static void resume(AuthenticationSessionModel authSession, String id) {
        authSession.setAuthNote(NOTE, id);
    }
}
