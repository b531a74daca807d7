package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.level.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The ledger of one sign-in: what the user session already holds, and what was proven since. New evidence is written
 * to the authentication session and moves into the user session when the sign-in completes, never before.
 *
 * <p>What the session holds of more than a password counts only in the browser that proved it: whoever has copied the cookie
 * of single sign-on into another one has the session, and not that.
 */
public final class LoginLedger {

    private static final Logger LOG = Logger.getLogger(LoginLedger.class);

    private static final String FORGOTTEN = "";

    private final KeycloakSession session;
    private final AuthenticationSessionModel authSession;
    private final Optional<UserSessionModel> userSession;
    private final UserModel user;
    private final Supplier<Optional<String>> browser;
    private final Instant beforeIt;

    /**
     * @param userSession the session that is being continued; empty for a new one
     * @param browser the name of the browser that this sign-in is made in, which has shown its secret; empty in one in which
     *     the user is not recognised
     * @param requestedAt when this sign-in began
     */
    public LoginLedger(
            KeycloakSession session,
            AuthenticationSessionModel authSession,
            Optional<UserSessionModel> userSession,
            UserModel user,
            Supplier<Optional<String>> browser,
            Instant requestedAt) {
        this.session = session;
        this.authSession = authSession;
        this.userSession = userSession;
        this.user = user;
        this.browser = browser;
        this.beforeIt = requestedAt.minusMillis(1);
    }

    /** All evidence of this user that still stands. */
    public Ledger current() {
        StandingCredentials credentials = new StandingCredentials(session, user);
        Stream<Evidence> proven = evidence(own().stream()).filter(credentials::support);
        return new Ledger(Stream.concat(proven, takenOver(credentials)).toList());
    }

    /**
     * What another tab or another browser with the same cookie has proven meanwhile was not proven in this sign-in: it is
     * never younger than its beginning, so that nobody waits for somebody else's proof.
     */
    private Stream<Evidence> takenOver(StandingCredentials credentials) {
        Optional<String> here = browser.get();
        List<Evidence> counted = evidence(held().stream().filter(note -> note.isTakenOverIn(here)))
                .toList();
        return credentials.of(counted).newestFirst().map(proof -> proof.noLaterThan(beforeIt));
    }

    private Stream<Evidence> evidence(Stream<EvidenceNote> notes) {
        KnownFactors known = PolicyRegistry.of(authSession.getRealm()).factors();
        return notes.flatMap(note -> note.evidence(known).stream());
    }

    /** The notes that hold what was proven in a sign-in, by their keys. */
    public static Map<String, String> notesOf(AuthenticationSessionModel authSession) {
        return authSession.getUserSessionNotes().entrySet().stream()
                .filter(note -> note.getKey().startsWith(EvidenceNote.PREFIX))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What was proven in this sign-in. */
    private List<EvidenceNote> own() {
        return read(authSession.getUserSessionNotes());
    }

    /** What the session brought, and this sign-in has not proven anew. */
    private List<EvidenceNote> held() {
        return userSession.map(UserSessionModel::getNotes).map(this::read).orElse(List.of()).stream()
                .filter(note -> !authSession.getUserSessionNotes().containsKey(note.key()))
                .toList();
    }

    private List<EvidenceNote> read(Map<String, String> notes) {
        return notes.entrySet().stream()
                .filter(note -> note.getKey().startsWith(EvidenceNote.PREFIX))
                .filter(note -> !note.getValue().equals(FORGOTTEN))
                .map(note -> NoteJson.read(note.getValue(), EvidenceNote.class))
                .filter(this::isOfThisUser)
                .toList();
    }

    /** Whether all that the session holds counts in this browser too. */
    public boolean isWhole() {
        Optional<String> here = browser.get();
        return held().stream().allMatch(note -> note.isTakenOverIn(here));
    }

    /** Whether something was proven in this sign-in that will count only in the browser at hand. */
    public boolean isBoundToBrowser() {
        return own().stream().anyMatch(EvidenceNote::isBoundToBrowser);
    }

    /** Says of all that was proven in this sign-in that it was proven in the browser of this name. */
    public void provenIn(String device) {
        own().stream().map(note -> note.provenIn(device)).forEach(this::write);
    }

    /** Adds one piece of evidence, proven by this user in this sign-in. */
    public void add(Evidence evidence) {
        write(EvidenceNote.of(user.getId(), evidence));
    }

    private void write(EvidenceNote note) {
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
