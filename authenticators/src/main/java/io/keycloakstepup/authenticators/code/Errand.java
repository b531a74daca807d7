package io.keycloakstepup.authenticators.code;

import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.code.CodeMessage;
import io.keycloakstepup.flow.code.CodeNotSent;
import io.keycloakstepup.flow.code.Delivery;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jboss.logging.Logger;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * One message on its way, in a Keycloak session of its own: that of the request belongs to the request's thread. A failure
 * leaves an event and a line in the log, neither of which tells the code or where it was to go.
 *
 * @param clientId the application; empty if there is none
 * @param address the client address, for the event
 * @param until when the code can be used no more: what has waited for longer is not worth sending
 */
record Errand(
        KeycloakSessionFactory sessions,
        String realmId,
        String userId,
        String clientId,
        String address,
        String factor,
        Instant until,
        Delivery delivery)
        implements Callable<Boolean> {

    private static final Logger LOG = Logger.getLogger(Errand.class);

    static Errand of(
            KeycloakSession session, UserModel user, FactorType factor, CodeMessage message, Delivery delivery) {
        return new Errand(
                session.getKeycloakSessionFactory(),
                session.getContext().getRealm().getId(),
                user.getId(),
                Optional.ofNullable(session.getContext().getClient())
                        .map(ClientModel::getClientId)
                        .orElse(""),
                session.getContext().getConnection().getRemoteAddr(),
                factor.word(),
                message.askedAt().plus(message.lifetime()),
                delivery);
    }

    /** Whether the message was taken. */
    @Override
    public Boolean call() {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            try {
                if (ServerClock.now().isAfter(until)) {
                    throw new CodeNotSent("too many others were waiting to be sent");
                }
                delivery.deliver(session);
                return true;
            } catch (CodeNotSent | RuntimeException failed) {
                LOG.warnf("%s of user %s was not sent: %s", factor, userId, failed.getMessage());
                tell(session, realm);
                return false;
            }
        });
    }

    private void tell(KeycloakSession session, RealmModel realm) {
        EventBuilder event = new EventBuilder(realm, session)
                .event(EventType.LOGIN)
                .ipAddress(address)
                .user(userId)
                .detail(EventDetail.FACTOR, factor)
                .detail(EventDetail.REASON, Reason.CODE_NOT_SENT.code());
        if (!clientId.isEmpty()) {
            event.client(clientId);
        }
        event.error(Errors.EMAIL_SEND_FAILED);
    }
}
