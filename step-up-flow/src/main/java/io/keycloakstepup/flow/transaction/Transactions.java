package io.keycloakstepup.flow.transaction;

import io.keycloakstepup.flow.ledger.NoteJson;
import io.keycloakstepup.flow.once.OneTimeClaims;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * The transactions that wait for their next call, each under a token that is given up with every change. Only the hash of
 * a token is kept, in Keycloak's store of things that are used once, where all nodes find it; that it is given up once, on
 * all nodes, the database says.
 */
public record Transactions(KeycloakSession session) {

    private static final String KEY = "step-up.transaction.";
    private static final String CLAIM = "transaction";
    private static final String CONTENT = "content";

    /** Longer than a node's clock may be off. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(1);

    /** Keeps a transaction that goes on, and answers its new token. */
    public StateToken keep(Kept kept, Instant now) {
        StateToken token = StateToken.random();
        long seconds =
                Math.max(1, Duration.between(now, kept.transaction().until()).toSeconds());
        session.singleUseObjects().put(key(token), seconds, Map.of(CONTENT, NoteJson.write(TransactionNote.of(kept))));
        return token;
    }

    /** The one of a token; empty for a token that was given up, is too old or was never made. */
    public Optional<Kept> of(StateToken token, Instant now) {
        return Optional.ofNullable(session.singleUseObjects().get(key(token)))
                .flatMap(notes -> Optional.ofNullable(notes.get(CONTENT)))
                .map(note -> NoteJson.read(note, TransactionNote.class).whole())
                .filter(kept -> kept.transaction().at(now).isOpen());
    }

    /** Gives a token up. True for whoever does so first: nobody else may go on from it. */
    public boolean isFirstToLeave(StateToken token, Kept kept, Instant now) {
        Duration left = Duration.between(now, kept.transaction().until()).plus(AFTERWARDS);
        boolean isFirst = new OneTimeClaims(session).claim(CLAIM, token.text(), now, left);
        session.singleUseObjects().remove(key(token));
        return isFirst;
    }

    private static String key(StateToken token) {
        return KEY + token.hash();
    }
}
