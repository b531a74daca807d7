package io.keycloakstepup.flow.history;

import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * What one user has signed in with beside a password, as the history of sign-ins knows it.
 *
 * @param session the Keycloak session
 * @param realm the realm
 */
public record UsedFactors(KeycloakSession session, RealmModel realm) {

    /** Each once, the one used last first; none where no history is kept. */
    public List<UsedFactor> latestFirst(UserModel user) {
        return HistorySwitch.isOn(realm) ? read(user) : List.of();
    }

    private List<UsedFactor> read(UserModel user) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery("stepUpFactorsOfUser", String.class)
                .setParameter("realmId", realm.getId())
                .setParameter("userId", user.getId())
                .getResultStream()
                .map(UsedFactor::read)
                .distinct()
                .toList();
    }
}
