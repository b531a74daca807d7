package io.keycloakstepup.flow.history;

import io.keycloakstepup.policy.signal.SignIn;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Keeps each wrong answer to a question for a password or another factor, wherever it was asked: in the browser, at the
 * token endpoint, by an authenticator of somebody else's. A refusal by policy is no failure.
 *
 * @param session the session in which the event is written
 */
record FailedSignIns(KeycloakSession session) implements EventListenerProvider {

    @Override
    public void onEvent(Event event) {
        if (event.getType() == EventType.LOGIN_ERROR && Errors.INVALID_USER_CREDENTIALS.equals(event.getError())) {
            Optional.ofNullable(session.realms().getRealm(event.getRealmId())).ifPresent(realm -> keep(event, realm));
        }
    }

    /** Our answers over REST about names that nobody has leave events without a user: they take the same time. */
    private void keep(Event event, RealmModel realm) {
        Origins origins = new Origins(session);
        String address = Optional.ofNullable(event.getIpAddress()).orElse("");
        SignIn signIn = new SignIn(
                Instant.ofEpochMilli(event.getTime()), origins.of(address, Optional.empty()), SignIn.Outcome.FAILED);
        PastSignIn past = new PastSignIn(signIn, origins.place(address), Optional.empty());
        SignIns signIns = new SignIns(session, realm);
        Optional.ofNullable(event.getUserId())
                .ifPresentOrElse(
                        user -> signIns.keepAfterwards(user, past), () -> signIns.keepOfNobodyAfterwards(past));
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {}

    @Override
    public void close() {}
}
