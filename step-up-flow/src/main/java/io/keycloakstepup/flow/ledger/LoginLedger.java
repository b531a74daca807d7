package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.level.Ledger;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The ledger of one sign-in: what the user session already holds, and what was proven since. New evidence is written
 * to the authentication session and moves into the user session when the sign-in completes, never before.
 */
public final class LoginLedger {

    private static final Logger LOG = Logger.getLogger(LoginLedger.class);

    private static final String FORGOTTEN = "";

    private final AuthenticationSessionModel authSession;
    private final Optional<UserSessionModel> userSession;
    private final UserModel user;
    private final Instant beforeIt;

    /**
     * @param userSession the session that is being continued; empty for a new one
     * @param requestedAt when this sign-in began
     */
    public LoginLedger(
            AuthenticationSessionModel authSession,
            Optional<UserSessionModel> userSession,
            UserModel user,
            Instant requestedAt) {
        this.authSession = authSession;
        this.userSession = userSession;
        this.user = user;
        this.beforeIt = requestedAt.minusMillis(1);
    }

    /** All evidence of this user that still stands. */
    public Ledger current() {
        KnownFactors known = PolicyRegistry.of(authSession.getRealm()).factors();
        Map<String, String> notes = new HashMap<>();
        userSession.ifPresent(session -> notes.putAll(session.getNotes()));
        notes.putAll(authSession.getUserSessionNotes());
        List<Evidence> evidence = notes.entrySet().stream()
                .filter(note -> note.getKey().startsWith(EvidenceNote.PREFIX))
                .filter(note -> !note.getValue().equals(FORGOTTEN))
                .map(note -> NoteJson.read(note.getValue(), EvidenceNote.class))
                .filter(this::isOfThisUser)
                .flatMap(note -> note
                        .evidence(known)
                        .filter(new StandingCredentials(user)::support)
                        .map(proof -> asSeenHere(note, proof))
                        .stream())
                .toList();
        return new Ledger(evidence);
    }

    /**
     * What another tab or another browser with the same cookie has proven meanwhile was not proven in this sign-in: it is
     * never younger than its beginning, so that nobody waits for somebody else's proof.
     */
    private Evidence asSeenHere(EvidenceNote note, Evidence proof) {
        boolean isOfThisSignIn = authSession.getUserSessionNotes().containsKey(note.key());
        return isOfThisSignIn ? proof : proof.noLaterThan(beforeIt);
    }

    /** Adds one piece of evidence, proven by this user in this sign-in. */
    public void add(Evidence evidence) {
        EvidenceNote note = EvidenceNote.of(user.getId(), evidence);
        authSession.setUserSessionNote(note.key(), NoteJson.write(note));
    }

    /**
     * Lets nothing count that another session holds and this sign-in has not proven: Keycloak only ever adds notes to a
     * session it continues, so what must go is overwritten.
     */
    public void forget(UserSessionModel other) {
        other.getNotes().keySet().stream()
                .filter(key -> key.startsWith(EvidenceNote.PREFIX))
                .filter(key -> !authSession.getUserSessionNotes().containsKey(key))
                .forEach(key -> authSession.setUserSessionNote(key, FORGOTTEN));
    }

    private boolean isOfThisUser(EvidenceNote note) {
        boolean own = note.user().equals(user.getId());
        if (!own) {
            LOG.warnf(
                    "evidence of user %s found in a session of user %s; it does not count", note.user(), user.getId());
        }
        return own;
    }
}
