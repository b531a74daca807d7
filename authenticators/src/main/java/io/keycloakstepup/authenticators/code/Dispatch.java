package io.keycloakstepup.authenticators.code;

import io.keycloakstepup.flow.code.CodeMessage;
import io.keycloakstepup.flow.code.CodeNotSent;
import io.keycloakstepup.flow.code.CodeSender;
import io.keycloakstepup.flow.code.Delivery;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Sends codes beside the request that asks for them. The request waits for a while to hear of a failure, and goes on
 * without: a slow carrier holds neither a page nor the request's transaction for longer.
 */
record Dispatch(KeycloakSession session, UserModel user, FactorType factor) {

    /** Keycloak's executor; {@code spi-executors--default--step-up-codes--max} threads carry codes at once. */
    private static final String EXECUTOR = "step-up-codes";

    /** Long enough for a mail server in health, short enough for a person. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Logger LOG = Logger.getLogger(Dispatch.class);

    /**
     * Sends a message.
     *
     * @param destination where to; empty where there is nobody to be reached: then all is done but that
     * @param isWaitedFor whether to wait for a failure; if not, it leaves once the request has been answered
     * @return false if it is known by now that it was not taken
     */
    boolean send(CodeSender sender, String destination, CodeMessage message, boolean isWaitedFor) {
        Delivery delivery = prepared(sender, destination, message);
        Errand errand = Errand.of(session, user, factor, message, destination.isEmpty() ? nobody -> {} : delivery);
        ExecutorService executor = session.getProvider(ExecutorsProvider.class).getExecutor(EXECUTOR);
        if (isWaitedFor) {
            return isTaken(executor.submit(errand));
        }
        session.getTransactionManager().enlistAfterCompletion(new Departure(executor, errand));
        return true;
    }

    /** What cannot be got ready fails like what cannot be carried, so that both are told the same way. */
    private Delivery prepared(CodeSender sender, String destination, CodeMessage message) {
        try {
            return sender.prepare(user, destination, message);
        } catch (CodeNotSent failed) {
            return nowhere -> {
                throw failed;
            };
        }
    }

    private static boolean isTaken(Future<Boolean> taken) {
        try {
            return taken.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException underWay) {
            return true;
        } catch (ExecutionException broken) {
            LOG.warnf("a code was not sent: %s", broken.getCause());
            return false;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
