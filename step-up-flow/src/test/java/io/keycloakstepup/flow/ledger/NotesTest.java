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
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void whatWasProvenElsewhereComesBackWithItsPlaceAndItsLimit() {
        Elsewhere partner = new Elsewhere("partner");
        Evidence passkey = partner.proof(FactorType.PASSKEY, NOON, Duration.ofMinutes(5));

        String written = NoteJson.write(EvidenceNote.of("user-1", passkey));
        Optional<Evidence> read = NoteJson.read(written, EvidenceNote.class).evidence(KnownFactors.BUILT_IN);

        assertThat(read).contains(passkey);
        assertThat(read.flatMap(Elsewhere::of)).contains(partner);
        assertThat(read.map(Evidence::userVerified)).contains(true);
        assertThat(Elsewhere.of(partner.signIn(NOON))).contains(partner);
        assertThat(Elsewhere.of(Evidence.of(FactorType.OTP, "phone", NOON))).isEmpty();
    }

    @Test
    void twoCredentialsOfOneFactorHaveTwoNotes() {
        EvidenceNote one = EvidenceNote.of("user-1", Evidence.of(FactorType.OTP, "phone", NOON));
        EvidenceNote other = EvidenceNote.of("user-1", Evidence.of(FactorType.OTP, "tablet", NOON));

        assertThat(one.key()).isNotEqualTo(other.key());
    }

    @Test
    void aFactorThatThisVersionDoesNotKnowIsNoEvidence() {
        assertThat(new EvidenceNote("user-1", "iris-scan", "", 0, false, null, null, null, null)
                        .evidence(KnownFactors.BUILT_IN))
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
                new IssuedLevel("pwd", 1),
                Optional.of(NOON),
                ledger);

        String written = NoteJson.write(SnapshotNote.of("user-1", taken, List.of()));

        assertThat(NoteJson.read(written, SnapshotNote.class).snapshot(ledger)).isEqualTo(taken);
    }

    @Test
    void aSnapshotWithoutALevelComesBackToo() {
        Snapshot taken = new Snapshot(
                new Moment(NOON, NOON), Optional.empty(), new IssuedLevel("0", 0), Optional.empty(), Ledger.empty());

        String written = NoteJson.write(SnapshotNote.of("user-1", taken, List.of()));

        assertThat(NoteJson.read(written, SnapshotNote.class).snapshot(Ledger.empty()))
                .isEqualTo(taken);
    }

    @Test
    void aSnapshotOfAnEarlierVersionHasNoNumberForItsLevel() {
        SnapshotNote written = NoteJson.read("""
                {"user": "user-1", "gateAt": 5, "requestedAt": 4, "issued": "mfa", "evidence": []}""", SnapshotNote.class);

        assertThat(written.snapshot(Ledger.empty()).issued()).isEqualTo(new IssuedLevel("mfa", 0));
    }

    @Test
    void whatALaterVersionAddsToANoteIsPassedOver() {
        EvidenceNote evidence = EvidenceNote.of("user-1", Evidence.of(FactorType.OTP, "phone", NOON));
        SnapshotNote snapshot =
                new SnapshotNote("user-1", 5, 4, "mfa", "gold", "mfa", 2, NOON.toEpochMilli(), List.of(evidence));

        assertThat(NoteJson.read(ofALaterVersion(evidence), EvidenceNote.class)).isEqualTo(evidence);
        assertThat(NoteJson.read(ofALaterVersion(snapshot), SnapshotNote.class)).isEqualTo(snapshot);
    }

    private static String ofALaterVersion(Object note) {
        return NoteJson.write(note).replace("{", "{\"addedLater\": {\"a\": [1]}, ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{}",
                "{'factor': 'otp', 'credential': 'phone', 'at': 1, 'uv': true}",
                "{'user': null, 'factor': 'otp', 'credential': 'phone', 'at': 1, 'uv': true}",
                "{'user': 'user-1', 'credential': 'phone', 'at': 1, 'uv': true}",
                "{'user': 'user-1', 'factor': 'otp', 'at': 1, 'uv': true}",
                "{'user': 'user-1', 'factor': 'otp', 'credential': 'phone', 'uv': true}",
                "{'user': 'user-1', 'factor': 'otp', 'credential': 'phone', 'at': null, 'uv': true}",
                "{'user': 'user-1', 'factor': 'otp', 'credential': 'phone', 'at': 'noon', 'uv': true}",
                "{'user': 'user-1', 'factor': 'otp', 'credential': 'phone', 'at': 1}",
                "{'user': 'user-1', 'factor': 'otp', 'credential': 'phone', 'at': 1, 'uv': true} {}",
            })
    void evidenceThatCannotBeReadDoesNotPassForNothing(String note) {
        assertThatThrownBy(() -> NoteJson.read(note.replace('\'', '"'), EvidenceNote.class))
                .isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "null",
                "{}",
                "{'gateAt': 5, 'requestedAt': 4, 'issued': 'mfa', 'evidence': []}",
                "{'user': 'user-1', 'requestedAt': 4, 'issued': 'mfa', 'evidence': []}",
                "{'user': 'user-1', 'gateAt': 5, 'issued': 'mfa', 'evidence': []}",
                "{'user': 'user-1', 'gateAt': 5, 'requestedAt': 4, 'evidence': []}",
                "{'user': 'user-1', 'gateAt': 5, 'requestedAt': 4, 'issued': null, 'evidence': []}",
                "{'user': 'user-1', 'gateAt': 5, 'requestedAt': 4, 'issued': 'mfa'}",
                "{'user': 'user-1', 'gateAt': 5, 'requestedAt': 4, 'issued': 'mfa', 'evidence': null}",
                "{'user': 'user-1', 'gateAt': 5, 'requestedAt': 4, 'issued': 'mfa', 'evidence': [null]}",
                "{'user': 'user-1', 'gateAt': 5, 'requestedAt': 4, 'issued': 'mfa', 'evidence': [{}]}",
            })
    void aSnapshotThatCannotBeReadDoesNotPassForNothing(String note) {
        assertThatThrownBy(() -> NoteJson.read(note.replace('\'', '"'), SnapshotNote.class))
                .isInstanceOf(IllegalStateException.class);
    }
}
