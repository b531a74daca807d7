package io.keycloakstepup.flow.binding;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The record of bindings in one realm. It is written in the transaction that binds, so that neither is there without the
 * other.
 *
 * @param session the Keycloak session
 * @param realmId Keycloak's id of the realm
 */
public record Bindings(KeycloakSession session, String realmId) {

    /** Everything that was ever bound to this account, the oldest first. */
    public List<BoundFactor> of(String userId) {
        return entities()
                .createNamedQuery("stepUpBindingsOfUser", BindingEntity.class)
                .setParameter("realmId", realmId)
                .setParameter("userId", userId)
                .getResultStream()
                .map(BindingEntity::binding)
                .toList();
    }

    void keep(String userId, BoundFactor binding) {
        entities().persist(new BindingEntity(KeycloakModelUtils.generateId(), realmId, userId, binding));
    }

    void forget(String userId) {
        entities()
                .createNamedQuery("deleteStepUpBindingsOfUser")
                .setParameter("realmId", realmId)
                .setParameter("userId", userId)
                .executeUpdate();
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
