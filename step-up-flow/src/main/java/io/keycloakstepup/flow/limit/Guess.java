package io.keycloakstepup.flow.limit;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * An answer that may be a guess: it is counted before it is looked at, and not looked at where there were too many.
 *
 * @param session the Keycloak session
 * @param user whose secret it is about
 * @param credentialId the credential
 * @param countsForGood whether a failure brings the credential nearer to being disabled
 * @param now the instant of the answer
 */
public record Guess(KeycloakSession session, UserModel user, String credentialId, boolean countsForGood, Instant now) {

    /** At a credential that may be disabled; only the guesses of those who have proven something else count for that. */
    public static Guess at(KeycloakSession session, UserModel user, String credentialId, Answer answer, Instant now) {
        return new Guess(session, user, credentialId, answer.isAfterProof(), now);
    }

    /**
     * At a factor that the account lacks: counted as if it were there, so that neither a wait nor the time that an answer
     * takes tells who has it.
     */
    public static Guess atNothing(KeycloakSession session, UserModel user, FactorType factor, Instant now) {
        return new Guess(session, user, factor.word() + ":" + user.getId(), false, now);
    }

    /** At a secret that is never disabled, whoever guesses: a password. */
    public static Guess atPassword(KeycloakSession session, UserModel user, Instant now) {
        return new Guess(session, user, passwordOf(user.getId()), false, now);
    }

    /** Under what the failures of a user's password are counted: it may lie where it has no credential of its own. */
    public static String passwordOf(String userId) {
        return "password:" + userId;
    }

    /** What the check says, if the answer may be looked at. */
    public Verification check(Supplier<Verification> secret) {
        Attempts attempts = new Attempts(session);
        Lane lane = Lane.at(session, user, now);
        return attempts.begin(credentialId, lane, countsForGood, now)
                .match(
                        () -> counted(attempts, lane, secret.get()),
                        later -> new Verification.Refused(Reason.FACTOR_LOCKED, Optional.of(later.retryAt())),
                        () -> new Verification.Refused(Reason.FACTOR_DISABLED));
    }

    private Verification counted(Attempts attempts, Lane lane, Verification verification) {
        if (verification instanceof Verification.Proven) {
            attempts.succeeded(credentialId, lane, now);
        }
        return verification;
    }
}
