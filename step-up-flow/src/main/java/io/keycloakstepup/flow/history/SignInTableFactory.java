package io.keycloakstepup.flow.history;

import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.timer.TimerProvider;

/** Adds the table of sign-ins to Keycloak's database; what belongs to a user or realm goes with it, what is old in time. */
public final class SignInTableFactory implements JpaEntityProviderFactory {

    static final String ID = "step-up-sign-ins";

    private HistoryConfig config = HistoryConfig.USUAL;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public JpaEntityProvider create(KeycloakSession session) {
        return new SignInTable();
    }

    @Override
    public void init(Config.Scope scope) {
        config = HistoryConfig.of(scope);
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, this::scheduleSweep);
            } else {
                follow(event);
            }
        });
    }

    private static void follow(ProviderEvent event) {
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

    private void scheduleSweep(KeycloakSession session) {
        session.getProvider(TimerProvider.class)
                .scheduleTask(
                        new OldSignIns(config.lifetime()), config.interval().toMillis(), "step-up-old-sign-ins");
    }

    @Override
    public void close() {}
}
