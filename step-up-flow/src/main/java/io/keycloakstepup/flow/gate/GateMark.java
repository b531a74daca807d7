package io.keycloakstepup.flow.gate;

import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether the gate was passed in the authorization that a client session stems from. Set to pending when an
 * authorization begins, so that a mark from an earlier one cannot serve; Keycloak copies it into the client's session.
 */
enum GateMark {
    /** An authorization has begun. */
    PENDING,
    /** The gate has let it pass. */
    PASSED;

    private static final String NOTE = "step-up.gate";
    private static final String FINGERPRINT = "step-up.gate.passed-for";

    /** Sets this mark on an authorization. */
    void set(AuthenticationSessionModel authSession) {
        authSession.setClientNote(NOTE, name());
    }

    /** Whether the gate let pass what this client's session stems from; a session without any mark has not passed. */
    static boolean isPassed(AuthenticatedClientSessionModel clientSession) {
        return PASSED.name().equals(clientSession.getNote(NOTE));
    }

    /** Names what passed the gate in an authorization. */
    static void name(AuthenticationSessionModel authSession, String fingerprint) {
        authSession.setClientNote(FINGERPRINT, fingerprint);
    }

    /** Whether the gate let pass in this very authorization, and what has this fingerprint. */
    static boolean isPassed(AuthenticationSessionModel authSession, String fingerprint) {
        return PASSED.name().equals(authSession.getClientNote(NOTE))
                && fingerprint.equals(authSession.getClientNote(FINGERPRINT));
    }
}
