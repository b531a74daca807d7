package io.keycloakstepup.flow.once;

import io.keycloakstepup.flow.time.ServerClock;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/** Deletes claims of things that could not be used any more anyway. Harmless on several nodes at once. */
final class ExpiredClaims implements ScheduledTask {

    @Override
    public void run(KeycloakSession session) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery("deleteExpiredStepUpClaims")
                .setParameter("nowSeconds", ServerClock.now().getEpochSecond())
                .executeUpdate();
    }
}
