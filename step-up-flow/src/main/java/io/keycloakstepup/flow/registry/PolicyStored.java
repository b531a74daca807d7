package io.keycloakstepup.flow.registry;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/**
 * Tells whoever listens that a realm has a policy it did not have before, by whatever way it came; told within the
 * transaction that stores it. A realm import is not told: it brings everything with it.
 *
 * @param session the session of that transaction
 * @param realm the realm
 */
public record PolicyStored(KeycloakSession session, RealmModel realm) implements ProviderEvent {

    /** Tells of it. */
    public void tell() {
        session.getKeycloakSessionFactory().publish(this);
    }
}
