package io.keycloakstepup.flow.notice;

import java.util.Optional;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Tells users of what happens to their accounts, whichever page, console or call it came through: all of them write events.
 *
 * @param session the session in which the event is written
 */
record NoticeListener(KeycloakSession session) implements EventListenerProvider {

    @Override
    public void onEvent(Event event) {
        if (event.getUserId() != null) {
            realm(event.getRealmId()).ifPresent(realm -> new UserEvents(session)
                    .notices(event)
                    .forEach(notice -> tell(realm, event.getUserId(), notice)));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        AdminEvents.notice(event).ifPresent(told -> realm(event.getRealmId())
                .ifPresent(realm -> tell(realm, told.userId(), told.notice())));
    }

    /** Once the request has come to its end, and only if what it did is committed. */
    private void tell(RealmModel realm, String userId, Notice notice) {
        session.getTransactionManager()
                .enlistAfterCompletion(new Telling(session, new Addressee(realm.getId(), userId), notice));
    }

    private Optional<RealmModel> realm(String id) {
        return Optional.ofNullable(session.realms().getRealm(id)).filter(NoticeSwitch::isOn);
    }

    @Override
    public void close() {}
}
