package io.keycloakstepup.admin.rest;

import jakarta.persistence.LockModeType;
import java.util.function.BiFunction;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.cache.CachedRealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The right to change one realm, which one call has at a time, on all nodes together; the others wait. Without it two
 * calls could each find no policy and each store one, and then nobody could sign in.
 */
record RealmTurn(KeycloakSessionFactory sessions, String realmId) {

    /**
     * Waits for its turn and works in a transaction that begins with it: what the request has read before may be from
     * before the wait. If the work throws, nothing of it is kept.
     */
    <T> T take(BiFunction<KeycloakSession, RealmModel, T> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(sessions, session -> {
            lock(session);
            RealmModel realm = session.realms().getRealm(realmId);
            session.getContext().setRealm(realm);
            if (realm instanceof CachedRealmModel cached) {
                // From here on it is read from the database.
                cached.getDelegateForUpdate();
            }
            return work.apply(session, realm);
        });
    }

    private void lock(KeycloakSession session) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery("select realm from RealmEntity realm where realm.id = :id", Object.class)
                .setParameter("id", realmId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getSingleResult();
    }
}
