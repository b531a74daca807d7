package io.keycloakstepup.flow.limit;

import io.keycloakstepup.flow.time.ServerClock;
import java.time.Duration;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes the failures of lanes that have been quiet for a day, and those of credentials that are gone. What counts towards
 * disabling a credential is kept as long as the credential, for NIST SP 800-63B-4 §3.2.2 knows no time after which guesses
 * are forgotten; what stands for a credential goes with its user. Harmless on several nodes at once.
 */
final class OldFailures implements ScheduledTask {

    private static final Duration QUIET = Duration.ofDays(1);

    @Override
    public void run(KeycloakSession session) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery("sweepStepUpFailures")
                .setParameter("beforeSeconds", ServerClock.now().minus(QUIET).getEpochSecond())
                .executeUpdate();
    }
}
