package io.keycloakstepup.authenticators.code;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;

/**
 * A message that leaves when the request that asked for it has been answered, and only if that is committed: to send it takes
 * the processor's time, so that an answer at the same time would tell by its own who can be reached.
 */
final class Departure extends AbstractKeycloakTransaction {

    private static final Logger LOG = Logger.getLogger(Departure.class);

    /** From the end of the request until its answer is out. No thread waits for it. */
    private static final Duration UNTIL_ANSWERED = Duration.ofMillis(50);

    private final Executor threads;
    private final Errand errand;

    Departure(Executor threads, Errand errand) {
        this.threads = threads;
        this.errand = errand;
    }

    @Override
    protected void commitImpl() {
        CompletableFuture.delayedExecutor(UNTIL_ANSWERED.toMillis(), TimeUnit.MILLISECONDS, this::hand)
                .execute(errand::call);
    }

    /** Nobody waits any longer who could be told that no thread takes it: the log is. */
    private void hand(Runnable sending) {
        try {
            threads.execute(sending);
        } catch (RejectedExecutionException full) {
            LOG.warnf("%s of user %s was not sent: %s", errand.factor(), errand.userId(), full.getMessage());
        }
    }

    @Override
    protected void rollbackImpl() {}
}
