package io.keycloakstepup.flow.sending;

import io.keycloakstepup.flow.time.ServerClock;
import java.time.Duration;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/** Deletes what says nothing any more of the last hour. Harmless on several nodes at once. */
final class OldSendings implements ScheduledTask {

    /** The nodes' clocks may differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String SWEEP = "delete from SendingEntity row where row.touchedAt < :beforeSeconds";

    @Override
    public void run(KeycloakSession session) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(SWEEP)
                .setParameter(
                        "beforeSeconds",
                        ServerClock.now().minus(Pace.WINDOW).minus(TOLERANCE).getEpochSecond())
                .executeUpdate();
    }
}
