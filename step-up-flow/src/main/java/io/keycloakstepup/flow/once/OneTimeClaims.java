package io.keycloakstepup.flow.once;

import io.keycloakstepup.flow.table.OnlyRow;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Claims things that may be used once. A claim is a row in the database, inserted in a transaction of its own: of any
 * number of claims of one thing, on all nodes together, exactly one succeeds, and it stays made when the request around
 * it is rolled back. Each call needs a connection beside the one of the request. Thread-safe.
 */
public final class OneTimeClaims {

    private final KeycloakSessionFactory sessions;

    public OneTimeClaims(KeycloakSession session) {
        this.sessions = session.getKeycloakSessionFactory();
    }

    /**
     * Claims one thing.
     *
     * @param kind what sort of thing it is, so that two sorts cannot collide
     * @param thing what it is; only its hash is stored
     * @param lifetime how long it could be used at most; the claim may be forgotten afterwards
     * @return true for the first claim, false for every other one
     * @throws org.keycloak.models.ModelException if the database does not answer, is full, or has no connection free:
     *     the thing must count as not claimed, and must not be believed
     */
    public boolean claim(String kind, String thing, Instant now, Duration lifetime) {
        String id = OnceKey.of(kind, thing);
        return claimBoth(id, id, now, lifetime);
    }

    /**
     * Claims two things, or neither.
     *
     * @param one an {@linkplain OnceKey id}
     * @param other another, of something that is only ever claimed as the other of two
     * @return true if this is the first claim of each
     * @throws org.keycloak.models.ModelException as above
     */
    public boolean claimBoth(String one, String other, Instant now, Duration lifetime) {
        long expiresAtSeconds = now.plus(lifetime).getEpochSecond();
        return OnlyRow.isInserted(() -> KeycloakModelUtils.runJobInTransactionWithResult(
                sessions, session -> isInserted(session, one, other, expiresAtSeconds)));
    }

    private static boolean isInserted(KeycloakSession session, String id, String other, long expiresAtSeconds) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return OnlyRow.insertion(entities, "insertStepUpClaim")
                        .setParameter("id", id)
                        .setParameter("other", other)
                        .setParameter("expiresAtSeconds", expiresAtSeconds)
                        .executeUpdate()
                == 1;
    }
}
