package io.keycloakstepup.flow.device;

import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Lets a user be remembered nowhere whom somebody has disabled, or whose password was changed here, wherever that is kept:
 * of a password in a directory the {@link HeldCredentials} do not tell.
 *
 * @param session the session in which the event is written
 */
record AccountChanges(KeycloakSession session) implements EventListenerProvider {

    private static final String USERS = "users";

    @Override
    public void onEvent(Event event) {
        boolean isPassword = event.getType() == EventType.UPDATE_CREDENTIAL
                && event.getDetails() != null
                && PasswordCredentialModel.TYPE.equals(event.getDetails().get(Details.CREDENTIAL_TYPE));
        if (isPassword || event.getType() == EventType.USER_DISABLED_BY_PERMANENT_LOCKOUT) {
            realm(event.getRealmId()).ifPresent(realm -> user(realm, event.getUserId())
                    .ifPresent(user -> new RememberedDevices(session, realm, user).distrustAll()));
        }
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        String[] path = Optional.ofNullable(event.getResourcePath()).orElse("").split("/", -1);
        if (event.getResourceType() == ResourceType.USER && path.length > 1 && path[0].equals(USERS)) {
            boolean isPassword =
                    event.getOperationType() == OperationType.ACTION && path[path.length - 1].equals("reset-password");
            realm(event.getRealmId()).ifPresent(realm -> user(realm, path[1])
                    .filter(user -> isPassword || !user.isEnabled())
                    .ifPresent(user -> new RememberedDevices(session, realm, user).distrustAll()));
        }
    }

    private Optional<RealmModel> realm(String id) {
        return Optional.ofNullable(session.realms().getRealm(id));
    }

    private Optional<UserModel> user(RealmModel realm, String id) {
        return Optional.ofNullable(id).map(present -> session.users().getUserById(realm, present));
    }

    @Override
    public void close() {}
}
