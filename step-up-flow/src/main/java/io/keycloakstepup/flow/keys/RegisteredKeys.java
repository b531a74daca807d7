package io.keycloakstepup.flow.keys;

import io.keycloakstepup.flow.hash.Sha256;
import io.keycloakstepup.policy.level.KeyDemand;
import io.keycloakstepup.policy.level.KeyUse;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * The keys that this project registered or has seen in use. A key that Keycloak's own pages registered, or that came with
 * an imported realm, is not among them before its first use here. Writes within the transaction of the request; one instance serves one Keycloak session.
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

    /**
     * Keeps what the first use of a key showed that was registered elsewhere: from then on it must say the same. Of two
     * first uses at one moment either may be kept; of a credential with an id that is not Keycloak's own, nothing is.
     *
     * @param keyId the authenticator's id of the key; only its hash is stored
     */
    public void learn(RegisteredKey key, byte[] keyId) {
        if (key.credentialId().length() > KeyEntity.LONGEST_ID) {
            return;
        }
        entities()
                .createNamedQuery("insertStepUpKey")
                .setParameter("credentialId", key.credentialId())
                .setParameter("keyHash", Sha256.of(keyId))
                .setParameter("backupEligible", key.backupEligible())
                .setParameter("userVerified", key.userVerified())
                .setParameter("registeredAtMillis", key.registeredAt().toEpochMilli())
                .executeUpdate();
    }

    /**
     * Whether the key behind this credential can show what a step asks. A key of which nothing is known may, except for its
     * model: that must have been attested when it was registered.
     */
    public boolean canShow(String credentialId, KeyDemand asked) {
        return of(credentialId)
                .map(known -> known.canShow(asked))
                .orElseGet(() -> asked.isMetBy(KeyUse.BEST_UNATTESTED));
    }

    /** What is known of the key behind this credential of Keycloak's; empty if it was registered elsewhere. */
    public Optional<RegisteredKey> of(String credentialId) {
        return Optional.ofNullable(entities().find(KeyEntity.class, credentialId))
                .map(KeyEntity::key);
    }

    /** What is known of the keys behind these credentials, by the credentials' ids; those of which nothing is known are not in it. */
    public Map<String, RegisteredKey> of(Collection<String> credentialIds) {
        if (credentialIds.isEmpty()) {
            return Map.of();
        }
        return entities()
                .createNamedQuery("readStepUpKeys", KeyEntity.class)
                .setParameter("credentialIds", credentialIds)
                .getResultStream()
                .map(KeyEntity::key)
                .collect(Collectors.toUnmodifiableMap(RegisteredKey::credentialId, Function.identity()));
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
