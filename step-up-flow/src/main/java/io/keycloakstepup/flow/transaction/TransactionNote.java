package io.keycloakstepup.flow.transaction;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.keycloakstepup.flow.login.PausedLogin;
import io.keycloakstepup.flow.transaction.Phase.Begun;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The written form of what is kept of a transaction. One that is over is not written. */
record TransactionNote(
        @JsonProperty(value = "realm", required = true) String realm,
        @JsonProperty(value = "client", required = true) String client,
        @JsonProperty("key") @Nullable String key,
        @JsonProperty(value = "subject", required = true) String subject,
        @JsonProperty("session") @Nullable String session,

        @JsonProperty(value = "sessionEnough", required = true)
        boolean isSessionEnough,

        @JsonProperty(value = "start", required = true) Start start,
        @JsonProperty(value = "startedAt", required = true) long startedAtMillis,
        @JsonProperty(value = "proofs", required = true) int proofs,
        @JsonProperty(value = "phase", required = true) Name phase,
        @JsonProperty("factor") @Nullable String factor,
        @JsonProperty("kept") @Nullable String kept,
        @JsonProperty("shown") @Nullable String shown,
        @JsonProperty(value = "login", required = true) PausedLogin login,
        @JsonProperty(value = "decision", required = true) String decision) {

    /** How a phase is called. */
    enum Name {
        FACTORS,
        CHALLENGED,
        ENROLMENT,
        ENROLLING
    }

    static TransactionNote of(Kept whole) {
        Transaction transaction = whole.transaction();
        Binding binding = transaction.binding();
        Optional<Begun> begun = transaction.begun();
        return new TransactionNote(
                binding.realm(),
                binding.client(),
                binding.key().orElse(null),
                binding.subject(),
                binding.session().orElse(null),
                binding.isSessionEnough(),
                binding.start(),
                transaction.startedAt().toEpochMilli(),
                transaction.proofs(),
                name(transaction.phase()),
                begun.map(Begun::factor).orElse(null),
                begun.flatMap(Begun::kept).orElse(null),
                begun.flatMap(Begun::shown).orElse(null),
                whole.login(),
                whole.decision());
    }

    private static Name name(Phase phase) {
        if (phase instanceof Phase.FactorsRequired) {
            return Name.FACTORS;
        }
        if (phase instanceof Phase.Challenged) {
            return Name.CHALLENGED;
        }
        if (phase instanceof Phase.Ended) {
            throw new IllegalArgumentException("what is over is not kept: " + phase);
        }
        return phase instanceof Phase.EnrolmentRequired ? Name.ENROLMENT : Name.ENROLLING;
    }

    Kept whole() {
        Binding binding = new Binding(
                realm, client, Optional.ofNullable(key), subject, Optional.ofNullable(session), isSessionEnough, start);
        Transaction transaction = new Transaction(binding, Instant.ofEpochMilli(startedAtMillis), proofs, phaseOf());
        return new Kept(transaction, login, decision);
    }

    private Phase phaseOf() {
        return switch (phase) {
            case FACTORS -> new Phase.FactorsRequired();
            case CHALLENGED -> new Phase.Challenged(begun());
            case ENROLMENT -> new Phase.EnrolmentRequired();
            case ENROLLING -> new Phase.Enrolling(begun());
        };
    }

    private Begun begun() {
        return new Begun(
                Optional.ofNullable(factor).orElseThrow(), Optional.ofNullable(kept), Optional.ofNullable(shown));
    }
}
