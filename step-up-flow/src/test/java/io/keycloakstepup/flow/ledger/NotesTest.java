package io.keycloakstepup.flow.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.ForeignFactor;
import io.keycloakstepup.policy.level.KeyStorage;
import io.keycloakstepup.policy.level.KeyUse;
import io.keycloakstepup.policy.level.Kind;
import io.keycloakstepup.policy.level.KnownFactors;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.level.Witness;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NotesTest {

    private static final Instant NOON = Instant.parse("2026-01-02T12:00:00.123Z");

    @Test
    void evidenceComesBackAsItWasWritten() {
        Evidence key = new Evidence(
                FactorType.WEBAUTHN,
                "credential-1",
                NOON,
                new KeyUse(true, KeyStorage.HARDWARE, Optional.of("ee882879-721c-4913-9775-3dfcce97072a")));

        String written = NoteJson.write(EvidenceNote.of("user-1", key));

        assertThat(NoteJson.read(written, EvidenceNote.class).evidence(KnownFactors.BUILT_IN))
                .contains(key);
    }

    @Test
    void twoCredentialsOfOneFactorHaveTwoNotes() {
        EvidenceNote one = EvidenceNote.of("user-1", Evidence.of(FactorType.OTP, "phone", NOON));
        EvidenceNote other = EvidenceNote.of("user-1", Evidence.of(FactorType.OTP, "tablet", NOON));

        assertThat(one.key()).isNotEqualTo(other.key());
    }

    @Test
    void aFactorThatThisVersionDoesNotKnowIsNoEvidence() {
        assertThat(new EvidenceNote("user-1", "iris-scan", "", 0, false, null, null).evidence(KnownFactors.BUILT_IN))
                .isEmpty();
    }

    @Test
    void aFactorOfOthersIsEvidenceWhileThePolicyKnowsIt() {
        ForeignFactor badge =
                ForeignFactor.of("badge", Set.of(Kind.POSSESSION), List.of("sc"), new Witness.Authenticator("acme"));
        Evidence shown = Evidence.of(badge.type(), "", NOON);
        EvidenceNote note = EvidenceNote.of("user-1", shown);

        assertThat(note.evidence(new KnownFactors(List.of(badge)))).contains(shown);
        assertThat(note.evidence(KnownFactors.BUILT_IN)).isEmpty();
    }

    @Test
    void aNoteOfAnEarlierVersionClaimsNothingOfTheKey() {
        EvidenceNote written = NoteJson.read("""
                {"user": "user-1", "factor": "webauthn", "credential": "key", "at": 1, "uv": true}""", EvidenceNote.class);

        assertThat(written.evidence(KnownFactors.BUILT_IN).map(Evidence::key)).contains(KeyUse.of(true));
    }

    @Test
    void aSnapshotComesBackAsItWasWritten() {
        Ledger ledger = new Ledger(List.of(Evidence.of(FactorType.PASSWORD, "p", NOON)));
        Snapshot taken = new Snapshot(
                new Moment(NOON, NOON.minusSeconds(5)),
                Optional.of(new AskedLevel("mfa", "gold")),
                "pwd",
                Optional.of(NOON),
                ledger);

        String written = NoteJson.write(SnapshotNote.of("user-1", taken, List.of()));

        assertThat(NoteJson.read(written, SnapshotNote.class).snapshot(ledger)).isEqualTo(taken);
    }

    @Test
    void aSnapshotWithoutALevelComesBackToo() {
        Snapshot taken = new Snapshot(new Moment(NOON, NOON), Optional.empty(), "0", Optional.empty(), Ledger.empty());

        String written = NoteJson.write(SnapshotNote.of("user-1", taken, List.of()));

        assertThat(NoteJson.read(written, SnapshotNote.class).snapshot(Ledger.empty()))
                .isEqualTo(taken);
    }

    @Test
    void aNoteThatCannotBeReadDoesNotPassForNothing() {
        assertThatThrownBy(() -> NoteJson.read("{", SnapshotNote.class)).isInstanceOf(IllegalStateException.class);
    }
}
