package io.keycloakstepup.flow.keys;

import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes what is known of keys whose credential is gone, from Keycloak's own users and from those of a federation. No
 * foreign key does it, because the credentials of the two lie in different tables. Harmless on several nodes at once.
 */
final class RemovedKeys implements ScheduledTask {

    private static final String SWEEP = """
            delete from KeyEntity known
            where not exists (select 1 from CredentialEntity own where own.id = known.credentialId)
            and not exists (select 1 from FederatedUserCredentialEntity federated where federated.id = known.credentialId)
            """;

    @Override
    public void run(KeycloakSession session) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(SWEEP)
                .executeUpdate();
    }
}
