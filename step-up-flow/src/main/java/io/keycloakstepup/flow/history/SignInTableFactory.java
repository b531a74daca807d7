package io.keycloakstepup.flow.history;

import io.keycloakstepup.flow.table.OwnTablesFactory;
import io.keycloakstepup.flow.table.Sweep;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Adds the table of sign-ins to Keycloak's database; what belongs to a user or realm goes with it, what is old in time. */
public final class SignInTableFactory extends OwnTablesFactory {

    private HistoryConfig config = HistoryConfig.USUAL;

    public SignInTableFactory() {
        super("step-up-sign-ins", "META-INF/step-up-sign-ins-changelog.xml", List.of(SignInEntity.class));
    }

    @Override
    public void init(Config.Scope scope) {
        config = HistoryConfig.of(scope);
    }

    @Override
    protected Sweep sweep() {
        return new Sweep("step-up-old-sign-ins", new OldSignIns(config.lifetime()), config.interval());
    }

    @Override
    protected void heard(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            forget(
                    removed.getKeycloakSession(),
                    removed.getRealm().getId(),
                    removed.getUser().getId());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            forget(removed.getKeycloakSession(), removed.getRealm().getId());
        }
    }

    private static void forget(KeycloakSession session, String realmId, String userId) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery("deleteStepUpSignInsOfUser")
                .setParameter("realmId", realmId)
                .setParameter("userId", userId)
                .executeUpdate();
    }

    private static void forget(KeycloakSession session, String realmId) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNamedQuery("deleteStepUpSignInsOfRealm")
                .setParameter("realmId", realmId)
                .executeUpdate();
    }
}
