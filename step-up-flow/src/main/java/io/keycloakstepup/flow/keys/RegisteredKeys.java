package io.keycloakstepup.flow.keys;

import io.keycloakstepup.flow.hash.Sha256;
import jakarta.persistence.EntityManager;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The keys that this project registered. A key that Keycloak's own pages registered, or that came with an imported realm,
 * is not among them. Writes within the transaction of the request; one instance serves one Keycloak session.
 */
public record RegisteredKeys(KeycloakSession session) {

    /**
     * Keeps what was learnt of a key.
     *
     * @param keyId the authenticator's id of the key; only its hash is stored
     */
    public void remember(RegisteredKey key, byte[] keyId) {
        entities().persist(new KeyEntity(key, Sha256.of(keyId)));
    }

    /** What is known of the key behind this credential of Keycloak's; empty if it was registered elsewhere. */
    public Optional<RegisteredKey> of(String credentialId) {
        return Optional.ofNullable(entities().find(KeyEntity.class, credentialId))
                .map(KeyEntity::key);
    }

    /** Whether a key of this id has been registered, by whomever, in any realm of the server. */
    public boolean isTaken(byte[] keyId) {
        Long known = entities()
                .createNamedQuery("countStepUpKeysByHash", Long.class)
                .setParameter("keyHash", Sha256.of(keyId))
                .getSingleResult();
        return known > 0;
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }
}
