package io.keycloakstepup.flow.once;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Claims things that may be used once. A claim is a row in the database, inserted in a transaction of its own: of any
 * number of claims of one thing, on all nodes together, exactly one succeeds, and it stays made when the request around
 * it is rolled back. Thread-safe.
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
     */
    public boolean claim(String kind, String thing, Instant now, Duration lifetime) {
        ClaimEntity row = new ClaimEntity(key(kind, thing), now.plus(lifetime).getEpochSecond());
        try {
            KeycloakModelUtils.runJobInTransaction(sessions, session -> insert(session, row));
            return true;
        } catch (ModelDuplicateException e) {
            return false;
        }
    }

    private static void insert(KeycloakSession session, ClaimEntity row) {
        var entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        entities.persist(row);
        entities.flush();
    }

    private static String key(String kind, String thing) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(kind.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            return HexFormat.of().formatHex(digest.digest(thing.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
