package io.keycloakstepup.flow.binding;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/** Deletes the bindings of realms that are gone. Harmless on several nodes at once. */
final class OldBindings implements ScheduledTask {

    @Override
    public void run(KeycloakSession session) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery("sweepStepUpBindings")
                .executeUpdate();
    }
}
