package io.keycloakstepup.flow.transaction;

import io.keycloakstepup.flow.transaction.Phase.Begun;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * A sign-in over REST as it stands. Each change makes another one; what cannot happen now makes none. It knows of no
 * server, store or secret.
 *
 * @param binding what it serves
 * @param startedAt when it began
 * @param proofs how many factors were proven in it
 * @param phase where it stands
 */
public record Transaction(Binding binding, Instant startedAt, int proofs, Phase phase) {

    /** From the first call to the last. */
    public static final Duration LIFETIME = Duration.ofMinutes(10);

    public Transaction {
        Objects.requireNonNull(binding, "binding");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(phase, "phase");
        if (proofs < 0) {
            throw new IllegalArgumentException("not a number of proofs: " + proofs);
        }
    }

    /** A new one, in which nothing has been proven. */
    public static Transaction begin(Binding binding, Instant now) {
        return new Transaction(binding, now, 0, new Phase.FactorsRequired());
    }

    /** When it ends, however often it went on in between. */
    public Instant until() {
        return startedAt.plus(LIFETIME);
    }

    /** The same at this instant: over, where its time is up. */
    public Transaction at(Instant now) {
        return isOpen() && now.isAfter(until()) ? in(new Phase.Ended(Ending.EXPIRED)) : this;
    }

    /** Whether something can still happen in it. */
    public boolean isOpen() {
        return !(phase instanceof Phase.Ended);
    }

    /** What was begun and is not answered yet; empty where nothing is. */
    public Optional<Begun> begun() {
        if (phase instanceof Phase.Challenged challenged) {
            return Optional.of(challenged.begun());
        }
        return phase instanceof Phase.Enrolling enrolling ? Optional.of(enrolling.begun()) : Optional.empty();
    }

    /** A factor is begun, in the place of whatever was begun before. */
    public Optional<Transaction> challenged(Begun begun) {
        return isAsking() ? Optional.of(in(new Phase.Challenged(begun))) : Optional.empty();
    }

    /** Something must be proven after all: what was being added is given up. What was begun to be proven stays. */
    public Transaction asking() {
        return isAdding() ? in(new Phase.FactorsRequired()) : this;
    }

    /**
     * Whether an answer about this factor can be looked at.
     *
     * @param needsBeginning whether it can be answered only after it was begun
     */
    public boolean awaits(String factor, boolean needsBeginning) {
        boolean isBegun = phase instanceof Phase.Challenged challenged
                && challenged.begun().factor().equals(factor);
        return isBegun || (isAsking() && !needsBeginning);
    }

    /** A factor was proven: what is asked next is open. */
    public Optional<Transaction> proven() {
        boolean isAwaited = isAsking() || phase instanceof Phase.Enrolling;
        return isAwaited
                ? Optional.of(new Transaction(binding, startedAt, proofs + 1, new Phase.FactorsRequired()))
                : Optional.empty();
    }

    /** The account lacks what is asked, so something must be added. Nobody adds anything who has proven nothing. */
    public Optional<Transaction> lacking() {
        return phase instanceof Phase.FactorsRequired && isOfSomebody()
                ? Optional.of(in(new Phase.EnrolmentRequired()))
                : Optional.empty();
    }

    /** A factor is being added. */
    public Optional<Transaction> enrolling(Begun begun) {
        return isAdding() ? Optional.of(in(new Phase.Enrolling(begun))) : Optional.empty();
    }

    /** Whether a proof that this new factor works can be looked at. */
    public boolean awaitsNew(String factor) {
        return phase instanceof Phase.Enrolling enrolling
                && enrolling.begun().factor().equals(factor);
    }

    /** What was begun is given up. */
    public Optional<Transaction> previous() {
        if (phase instanceof Phase.Challenged) {
            return Optional.of(in(new Phase.FactorsRequired()));
        }
        return phase instanceof Phase.Enrolling ? Optional.of(in(new Phase.EnrolmentRequired())) : Optional.empty();
    }

    /** It is over. It succeeds only for somebody who is known by a proof. */
    public Optional<Transaction> ended(Ending ending) {
        boolean isPossible = isOpen() && (ending != Ending.SUCCESS || (begun().isEmpty() && isOfSomebody()));
        return isPossible ? Optional.of(in(new Phase.Ended(ending))) : Optional.empty();
    }

    /** Whether somebody stands behind it: a proof was given in it, or the session that it steps up is enough. */
    public boolean isOfSomebody() {
        return proofs > 0 || binding.isSessionEnough();
    }

    private boolean isAsking() {
        return phase instanceof Phase.FactorsRequired || phase instanceof Phase.Challenged;
    }

    private boolean isAdding() {
        return phase instanceof Phase.EnrolmentRequired || phase instanceof Phase.Enrolling;
    }

    private Transaction in(Phase other) {
        return new Transaction(binding, startedAt, proofs, other);
    }
}
