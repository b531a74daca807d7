package io.keycloakstepup.flow.keys;

import jakarta.persistence.EntityManager;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        entities().persist(new KeyEntity(key, hash(keyId)));
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
                .setParameter("keyHash", hash(keyId))
                .getSingleResult();
        return known > 0;
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private static String hash(byte[] keyId) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(keyId));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
