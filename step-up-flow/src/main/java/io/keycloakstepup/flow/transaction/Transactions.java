package io.keycloakstepup.flow.transaction;

import io.keycloakstepup.flow.ledger.NoteJson;
import io.keycloakstepup.flow.once.Handles;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/** The transactions that wait for their next call, each under a token that is given up with every change. */
public final class Transactions {

    private static final String KIND = "transaction";

    private final Handles handles;

    public Transactions(KeycloakSession session) {
        this.handles = new Handles(session, KIND);
    }

    /** Keeps a transaction that goes on, and answers its new token. */
    public StateToken keep(Kept kept, Instant now) {
        StateToken token = StateToken.random();
        String note = NoteJson.write(TransactionNote.of(kept));
        handles.keep(token.text(), note, kept.transaction().until(), now);
        return token;
    }

    /** The one of a token; empty for a token that was given up, is too old or was never made. */
    public Optional<Kept> of(StateToken token, Instant now) {
        return handles.content(token.text())
                .map(note -> NoteJson.read(note, TransactionNote.class).whole())
                .filter(kept -> kept.transaction().at(now).isOpen());
    }

    /** Gives a token up. True for whoever does so first: nobody else may go on from it. */
    public boolean isFirstToLeave(StateToken token, Kept kept, Instant now) {
        return handles.isFirstToGiveUp(token.text(), kept.transaction().until(), now);
    }
}
