package io.keycloakstepup.flow.enrolment;

import io.keycloakstepup.flow.time.ServerClock;
import java.time.Duration;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/** Deletes enrolment codes that have expired. Harmless on several nodes at once. */
final class OldCodes implements ScheduledTask {

    /** The nodes' clocks may differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    @Override
    public void run(KeycloakSession session) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery("sweepStepUpEnrolmentCodes")
                .setParameter(
                        "beforeSeconds", ServerClock.now().minus(TOLERANCE).getEpochSecond())
                .executeUpdate();
    }
}
