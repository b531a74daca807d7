package io.keycloakstepup.flow.limit;

import io.keycloakstepup.flow.time.ServerClock;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes the failures of lanes and challenges that have been quiet for a day, those of strangers after five, and those of
 * credentials that are gone. What counts towards
 * disabling a credential, and what was used up of it, is kept as long as the credential, for NIST SP 800-63B-4 §3.2.2 knows
 * no time after which guesses are forgotten; what stands for a credential goes with its user. A credential that lies
 * elsewhere looks as if it were gone: its failures are kept for a year. Harmless on several nodes at once.
 */
final class OldFailures implements ScheduledTask {

    private static final Duration QUIET = Duration.ofDays(1);

    /** Longer than their budget would last if one guess an hour were looked at: waiting gains nobody anything. */
    private static final Duration STRANGERS_QUIET = Duration.ofDays(5);

    private static final Duration LONG_QUIET = Duration.ofDays(365);

    @Override
    public void run(KeycloakSession session) {
        Instant now = ServerClock.now();
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery("sweepStepUpFailures")
                .setParameter("beforeSeconds", now.minus(QUIET).getEpochSecond())
                .setParameter(
                        "strangersBeforeSeconds", now.minus(STRANGERS_QUIET).getEpochSecond())
                .setParameter("longBeforeSeconds", now.minus(LONG_QUIET).getEpochSecond())
                .executeUpdate();
    }
}
