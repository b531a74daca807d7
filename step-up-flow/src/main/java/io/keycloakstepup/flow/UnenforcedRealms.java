package io.keycloakstepup.flow;

import io.keycloakstepup.flow.enforcement.Enforcement;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderEventListener;

/** Names in the log of a starting server each realm that has a policy and does not let it stand before its tokens. */
final class UnenforcedRealms implements ProviderEventListener {

    private static final Logger LOG = Logger.getLogger(UnenforcedRealms.class);

    @Override
    public void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent started) {
            KeycloakModelUtils.runJobInTransaction(started.getFactory(), UnenforcedRealms::name);
        }
    }

    private static void name(KeycloakSession session) {
        session.realms()
                .getRealmsWithProviderTypeStream(StepUpPolicyProvider.class)
                .toList()
                .forEach(realm -> name(session, realm));
    }

    /** Whoever manages a realm may write anything into its settings: no server stays down for that. */
    private static void name(KeycloakSession session, RealmModel realm) {
        try {
            session.getContext().setRealm(realm);
            Enforcement.in(session, realm)
                    .warning()
                    .ifPresent(warning -> LOG.warnf("NOT ENFORCED in realm %s: %s", realm.getName(), warning));
        } catch (RuntimeException unreadable) {
            LOG.warnf(
                    "NOT ENFORCED, perhaps, in realm %s: its client policies cannot be read (%s)",
                    realm.getName(), unreadable.getClass().getSimpleName());
        }
    }
}
