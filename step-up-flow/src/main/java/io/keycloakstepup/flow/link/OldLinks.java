package io.keycloakstepup.flow.link;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/** Deletes the links of realms that are gone. Harmless on several nodes at once. */
final class OldLinks implements ScheduledTask {

    @Override
    public void run(KeycloakSession session) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery("sweepStepUpLinks")
                .executeUpdate();
    }
}
