package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.device.SparingDevice;
import io.keycloakstepup.flow.ledger.Snapshot;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;

/** The snapshot that the tokens of the request at hand speak from. */
public final class ToldSnapshot {

    private ToldSnapshot() {}

    /**
     * The client's own, taken at the gate; on a refresh no more of it than the presented token was issued for, and on an
     * exchange, or for permissions, that of the token that is handed in. Empty where
     * the user passed no gate, and where the presented token does not tell what it was issued for.
     */
    public static Optional<Snapshot> of(KeycloakSession session, AuthenticatedClientSessionModel clientSession) {
        PresentedRefreshToken presented = PresentedRefreshToken.to(session);
        SubjectToken subject = SubjectToken.of(session);
        if (presented.isThere()) {
            return presented.told(clientSession);
        }
        return subject.isThere() ? subject.told() : Snapshot.read(clientSession);
    }

    /** The device that spared a prompt when what they speak from was taken; empty where none did. */
    public static Optional<String> sparedBy(KeycloakSession session, AuthenticatedClientSessionModel clientSession) {
        SubjectToken subject = SubjectToken.of(session);
        return subject.isThere() ? subject.sparedBy() : SparingDevice.of(clientSession);
    }
}
