package io.keycloakstepup.flow.limit;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** An answer that may be a guess: it is counted before it is looked at, and not looked at where there were too many. */
public final class Guess {

    private final Attempts attempts;
    private final FailureRows rows;
    private final Instant now;

    private Guess(KeycloakSession session, FailureRows rows, Instant now) {
        this(new Attempts(session), rows, now);
    }

    private Guess(Attempts attempts, FailureRows rows, Instant now) {
        this.attempts = attempts;
        this.rows = rows;
        this.now = now;
    }

    /**
     * At a credential that may be disabled; only the guesses of those who have proven something else count for that.
     *
     * @param credentialId the credential's id; empty where it lies elsewhere and has none
     */
    public static Guess at(
            KeycloakSession session,
            UserModel user,
            FactorType factor,
            String credentialId,
            Answer answer,
            Instant now) {
        Lane lane = Lane.at(session, user, now);
        Guesser guesser = answer.isAfterProof() ? Guesser.PROVEN : Guesser.unprovenIn(lane);
        return new Guess(session, FailureRows.of(countedUnder(factor, credentialId, user.getId()), lane, guesser), now);
    }

    /**
     * At a factor that the account lacks: counted as if it were there, so that neither a wait nor the time that an answer
     * takes tells who has it.
     */
    public static Guess atNothing(KeycloakSession session, UserModel user, FactorType factor, Instant now) {
        Lane lane = Lane.at(session, user, now);
        String counted = countedUnder(factor, "", user.getId());
        return new Guess(session, FailureRows.of(counted, lane, Guesser.unprovenIn(lane)), now);
    }

    /** At a secret that is never disabled, whoever guesses: a password. */
    public static Guess atPassword(KeycloakSession session, UserModel user, Instant now) {
        Lane lane = Lane.at(session, user, now);
        String counted = countedUnder(FactorType.PASSWORD, "", user.getId());
        return new Guess(session, FailureRows.of(counted, lane, Guesser.KNOWN), now);
    }

    /**
     * At a secret that is no factor, by somebody who has proven one: it becomes worthless like a credential.
     *
     * @param countedUnder what its failures are counted under
     */
    public static Guess atToken(KeycloakSession session, UserModel user, String countedUnder, Instant now) {
        return new Guess(session, FailureRows.of(countedUnder, Lane.at(session, user, now), Guesser.PROVEN), now);
    }

    /** The same as an answer to a challenge whose tries are counted beside those of the credential. */
    public Guess within(String challenge) {
        return new Guess(attempts, rows.within(challenge), now);
    }

    /**
     * Under what failures are counted: the credential, or the user's factor where it has no credential with an id, such as
     * one that lies in a directory. A password always counts so: where it lies may change.
     */
    public static String countedUnder(FactorType factor, String credentialId, String userId) {
        boolean hasOwnCount = !credentialId.isEmpty() && !factor.equals(FactorType.PASSWORD);
        return hasOwnCount ? credentialId : factor.word() + ":" + userId;
    }

    /** What the check says, if the answer may be looked at. */
    public Verification check(Supplier<Verification> secret) {
        return admitted(() -> {
            Verification verification = secret.get();
            if (verification instanceof Verification.Proven) {
                attempts.succeeded(rows, now);
            }
            return verification;
        });
    }

    /**
     * What the check says of an answer that may count once, if it may be looked at.
     *
     * @param secret finds out which answer it is; empty for a wrong one
     */
    public Verification checkOnce(Supplier<Optional<Once>> secret) {
        return admitted(
                () -> secret.get().map(this::spent).orElseGet(() -> new Verification.Refused(Reason.FACTOR_WRONG)));
    }

    /**
     * Why the answer does not count; empty where it is right. For a secret that is no evidence of anything.
     *
     * @param secret whether it is right, if it may be looked at
     * @param wrong the reason where it is not
     */
    public Optional<Verification.Refused> refusal(BooleanSupplier secret, Reason wrong) {
        return begun().or(() -> {
            if (!secret.getAsBoolean()) {
                return Optional.of(new Verification.Refused(wrong));
            }
            attempts.succeeded(rows, now);
            return Optional.empty();
        });
    }

    private Verification admitted(Supplier<Verification> looked) {
        return begun().<Verification>map(refused -> refused).orElseGet(looked);
    }

    /** Counts the attempt, or says why none may be made. */
    private Optional<Verification.Refused> begun() {
        return attempts.begin(rows, now)
                .match(
                        Optional::empty,
                        later -> Optional.of(
                                new Verification.Refused(Reason.FACTOR_LOCKED, Optional.of(later.retryAt()))),
                        () -> Optional.of(new Verification.Refused(Reason.FACTOR_DISABLED)),
                        () -> Optional.of(new Verification.Refused(Reason.CODE_SPENT)));
    }

    /** What the database has not used up for this attempt alone is not believed. */
    private Verification spent(Once once) {
        boolean isSpent = attempts.spend(rows, once, now);
        if (!isSpent && once.isFarAhead()) {
            attempts.awaitNext(rows, once.number() + 1);
            return new Verification.Refused(Reason.FACTOR_WRONG);
        }
        if (!isSpent) {
            return new Verification.Refused(Reason.FACTOR_REPLAYED);
        }
        return new Verification.Proven(once.use().get());
    }
}
