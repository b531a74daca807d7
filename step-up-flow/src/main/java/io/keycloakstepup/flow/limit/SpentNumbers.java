package io.keycloakstepup.flow.limit;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The numbers that were used up last, read as the request at hand sees them: good for saying what is wanted next, never for
 * believing an answer.
 *
 * @param session the Keycloak session
 */
public record SpentNumbers(KeycloakSession session) {

    private static final long NONE = -1;

    /** The number of what was used up last of this credential; -1 where nothing was. */
    public long lastOf(String credentialId) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery("spentOfStepUpFailure", Long.class)
                .setParameter("id", FailureRows.Row.ofAllLanes(credentialId).id())
                .getResultStream()
                .findFirst()
                .orElse(NONE);
    }
}
