package io.keycloakstepup.flow.enrolment;

import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.limit.Attempts;
import io.keycloakstepup.flow.limit.Guess;
import io.keycloakstepup.flow.once.OnceKey;
import io.keycloakstepup.flow.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The enrolment code of one user: there is one at most, and it leads to one new factor. It proves nothing; it stands for an
 * administrator's word that whoever knows the password too may add a factor. One instance serves one Keycloak session.
 */
public final class EnrolmentCodes {

    /** What pages, links, answers and events call a code where a factor would have its word. */
    public static final String WORD = "enrolment-code";

    /** How long a user has, from the right code on, to add the factor. */
    static final Duration TIME_TO_ENROL = Duration.ofMinutes(10);

    private final KeycloakSession session;
    private final UserModel user;
    private final CodeRows rows;
    private final String account;

    public EnrolmentCodes(KeycloakSession session, RealmModel realm, UserModel user) {
        this.session = session;
        this.user = user;
        this.rows = new CodeRows(session);
        this.account = OnceKey.of("enrolment", realm.getId() + "/" + user.getId());
    }

    /** Makes a new code, in the place of any earlier one and of what that has led to so far. */
    public IssuedCode issue(Duration lifetime, Instant now) {
        EnrolmentCode code = EnrolmentCode.fresh();
        Instant expiresAt = now.plus(lifetime);
        rows.put(account, code.hash(account), expiresAt);
        new Attempts(session).forget(guessedAt());
        return new IssuedCode(code.grouped(), expiresAt);
    }

    /** Makes the code worthless, used or not. */
    public void revoke() {
        rows.delete(account);
    }

    /** Whether there is a code, or a pass for which it was exchanged. */
    public boolean isAnyOut(Instant now) {
        return rows.exists(account, now);
    }

    /** Exchanges the code for a pass, once; counted before it is looked at. */
    public Redemption redeem(String typed, Instant now) {
        if (new BruteForceLock(session).isClosedTo(user)) {
            return new Redemption.Refused(new Verification.Refused(Reason.FACTOR_LOCKED));
        }
        EnrolmentCode code = EnrolmentCode.typed(typed);
        EnrolmentPass pass = EnrolmentPass.until(now.plus(TIME_TO_ENROL));
        return Guess.atToken(session, user, guessedAt(), now)
                .refusal(
                        () -> rows.replace(account, code.hash(account), pass.hash(account), pass.expiresAt(), now),
                        Reason.ENROLMENT_CODE_WRONG)
                .<Redemption>map(Redemption.Refused::new)
                .orElseGet(() -> new Redemption.Redeemed(pass));
    }

    /** Whether this pass can still be used. */
    public boolean isGood(EnrolmentPass pass, Instant now) {
        return rows.has(account, pass.hash(account), now);
    }

    /**
     * Takes this pass before the factor is added: of several requests at once one is the first.
     *
     * @return whether it could still be used
     */
    public boolean take(EnrolmentPass pass, Instant now) {
        return rows.replace(account, pass.hash(account), pass.takenHash(account), pass.expiresAt(), now);
    }

    /** Gives a pass back that was taken and has led to nothing; not if it was revoked meanwhile, or there is a new code. */
    public void giveBack(EnrolmentPass pass, Instant now) {
        rows.replace(account, pass.takenHash(account), pass.hash(account), pass.expiresAt(), now);
    }

    /** Ends a pass that was taken and has led to a new factor. */
    public void use(EnrolmentPass pass) {
        rows.delete(account, pass.takenHash(account));
    }

    /** Under what the failures are counted. */
    private String guessedAt() {
        return "enrolment-code:" + user.getId();
    }
}
