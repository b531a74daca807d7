package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Assurance;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.Freshness;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * What one client was told: the ledger as it stood when the gate let this client's authorization pass. Tokens of the
 * client speak from it alone, so that another client's step-up does not show in them.
 *
 * @param moment when the gate was passed, and when the request began
 * @param requested the level that was asked for by name and reached; empty if none
 * @param issued the level that was reached then: later tokens never say more
 * @param authTime the {@code auth_time} that was true then and does not move; empty where no level was reached
 * @param ledger the evidence
 */
public record Snapshot(
        Moment moment, Optional<AskedLevel> requested, IssuedLevel issued, Optional<Instant> authTime, Ledger ledger) {

    /** The client note that carries it into the client's session. */
    static final String NOTE = "step-up.snapshot";

    /**
     * Takes the ledger as it stands.
     *
     * @param asked the ages that the request allows: no level is carried that is older
     */
    public static Snapshot take(
            Levels levels, Ledger ledger, Moment moment, Freshness asked, Optional<AskedLevel> requested) {
        Optional<Level> wanted = requested.map(AskedLevel::level).flatMap(levels::named);
        Assurance assurance = Assurance.of(levels, ledger, asked, wanted, Integer.MAX_VALUE);
        IssuedLevel issued = IssuedLevel.named(assurance.acr(), levels);
        return new Snapshot(moment, requested, issued, assurance.authTime(), ledger);
    }

    /** What tokens may say right after the gate: everything as it was there. */
    public Assurance atGate(Levels levels) {
        return assurance(levels, moment);
    }

    /** What tokens may say later: only what is still fresh, and never more than at the gate. */
    public Assurance at(Levels levels, Instant now) {
        return assurance(levels, Moment.at(now));
    }

    private Assurance assurance(Levels levels, Freshness freshness) {
        Optional<Level> wanted = requested.map(AskedLevel::level).flatMap(levels::named);
        Assurance said = Assurance.of(levels, ledger, freshness, wanted, issued.ceiling(levels))
                .withAuthTime(authTime);
        return requested
                .filter(asked -> asked.level().equals(said.acr()))
                .map(asked -> said.namedLike(asked.name()))
                .orElse(said);
    }

    /** Without the evidence whose credential was removed, reset or disabled since. */
    public Snapshot standing(KeycloakSession session, UserModel user) {
        Ledger left = new StandingCredentials(session, user).of(ledger.evidence());
        return new Snapshot(moment, requested, issued, authTime, left);
    }

    /**
     * Without the evidence whose credential was removed, reset or disabled after a token was made of it. Who had to change the
     * password on the way in, or used the last recovery code, has a token of evidence that was gone by then.
     *
     * @param issuedAt when the token was made, to the second
     */
    public Snapshot unrevoked(KeycloakSession session, UserModel user, Instant issuedAt) {
        StandingCredentials credentials = new StandingCredentials(session, user);
        Set<Evidence> standing = Set.copyOf(credentials.of(ledger.evidence()).evidence());
        List<Evidence> left = ledger.newestFirst()
                .filter(proof -> standing.contains(proof) || credentials.hadEnded(proof, issuedAt))
                .toList();
        return new Snapshot(moment, requested, issued, authTime, new Ledger(left));
    }

    /** Hands it to the client's session, which takes it over when the sign-in completes. */
    public void write(AuthenticationSessionModel authSession, UserModel user) {
        List<EvidenceNote> evidence = ledger.newestFirst()
                .map(proof -> EvidenceNote.of(user.getId(), proof))
                .toList();
        authSession.setClientNote(NOTE, NoteJson.write(SnapshotNote.of(user.getId(), this, evidence)));
    }

    /** Hands it from one session of a client to another of the same user. */
    public static void copy(AuthenticatedClientSessionModel from, AuthenticatedClientSessionModel to) {
        Optional.ofNullable(from.getNote(NOTE)).ifPresent(note -> to.setNote(NOTE, note));
    }

    /** What this client was told of this session's user; empty for a session in which that user passed no gate. */
    public static Optional<Snapshot> read(AuthenticatedClientSessionModel clientSession) {
        String userId = clientSession.getUserSession().getUser().getId();
        KnownFactors known = PolicyRegistry.of(clientSession.getRealm()).factors();
        return Optional.ofNullable(clientSession.getNote(NOTE))
                .map(note -> NoteJson.read(note, SnapshotNote.class))
                .filter(note -> note.user().equals(userId))
                .map(note -> note.snapshot(ledgerOf(note, userId, known)));
    }

    private static Ledger ledgerOf(SnapshotNote note, String userId, KnownFactors known) {
        List<Evidence> evidence = note.evidence().stream()
                .filter(proof -> proof.user().equals(userId))
                .map(proof -> proof.evidence(known))
                .flatMap(Optional::stream)
                .toList();
        return new Ledger(evidence);
    }
}
