package io.keycloakstepup.flow.notice;

import io.keycloakstepup.flow.once.Counters;
import jakarta.persistence.PersistenceException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelException;

/**
 * One notice on its way. It is counted when the request is over, so that no more are sent than a user should get, on whatever
 * node; then a thread of Keycloak's sends it, since nobody should wait for a mail server. What cannot be sent is logged by ids
 * alone: a notice fails no sign-in.
 */
final class Telling extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(Telling.class);
    private static final Duration HOUR = Duration.ofHours(1);

    private final KeycloakSessionFactory sessions;
    private final ExecutorService threads;
    private final Counters counters;
    private final Addressee addressee;
    private final Notice notice;

    Telling(KeycloakSession session, Addressee addressee, Notice notice) {
        this.sessions = session.getKeycloakSessionFactory();
        this.threads = session.getProvider(ExecutorsProvider.class).getExecutor("step-up-notices");
        this.counters = new Counters(session);
        this.addressee = addressee;
        this.notice = notice;
    }

    @Override
    protected void commitImpl() {
        try {
            if (isWithinMeasure()) {
                threads.execute(() -> new Letter(addressee, notice).send(sessions));
            }
        } catch (ModelException | PersistenceException | RejectedExecutionException unsent) {
            LOG.warnf(
                    "step-up: a notice (%s) for user %s of realm %s was not sent (%s)",
                    notice.kind(),
                    addressee.userId(),
                    addressee.realmId(),
                    unsent.getClass().getSimpleName());
        }
    }

    /** The hour of the clock is part of what is counted: a count that each attempt prolongs would never end. */
    private boolean isWithinMeasure() {
        Instant now = notice.at();
        String thing = addressee.realmId() + "/" + addressee.userId() + "/" + notice.kind() + "/"
                + now.getEpochSecond() / HOUR.toSeconds();
        return counters.count("notice", thing, now, HOUR) <= notice.kind().mostPerHour();
    }

    @Override
    protected void rollbackImpl() {}
}
