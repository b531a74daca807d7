package io.keycloakstepup.flow.factor;

import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyDemand;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.UserModel;
import org.keycloak.provider.Provider;

/**
 * One factor, as everything that asks for it calls it: the browser, REST, the password grant. It knows of no flow, no
 * page and no request. One instance serves one Keycloak session and one thread.
 */
public interface Factor extends Provider {

    /** The word by which policies call it, with its kinds and methods. */
    FactorType type();

    /** Whether this user can be asked for it now. */
    boolean isUsableBy(UserModel user);

    /**
     * Whether this user can be asked for it now, and can show what a step asks beyond its possession. That is asked of keys
     * only.
     */
    default boolean canShow(UserModel user, KeyDemand asked) {
        return isUsableBy(user);
    }

    /**
     * Whether it must be begun before it can be answered: something is sent, or a device is given something to sign. By
     * default it need not be.
     */
    default boolean needsBeginning() {
        return false;
    }

    /**
     * Begins to ask this user: what sends a code sends it here, what needs a nonce makes one. What merely compares what the
     * user already has needs no beginning.
     */
    default Challenge challenge(UserModel user) {
        return Challenge.NONE;
    }

    /** The same in a way that can be answered only by showing what a step asks. */
    default Challenge challenge(UserModel user, KeyDemand asked) {
        return challenge(user);
    }

    /**
     * Begins to ask somebody who has named this account and proven nothing yet. What it shows must be the same for every
     * account, whatever that has: nothing, unless a factor has something to send or to show that tells nothing of it.
     */
    default Challenge challengeUnproven(UserModel user, KeyDemand asked) {
        return Challenge.NONE;
    }

    /**
     * Begins anew because the user asks for it, where what was sent did not arrive. What was sent before must not count any
     * longer once something else was.
     *
     * @param asked what the step asks of a key
     * @param standing the challenge that the user stands before
     * @param isAfterProof whether something else was proven before
     */
    default Challenge renew(UserModel user, KeyDemand asked, Challenge standing, boolean isAfterProof) {
        return isAfterProof ? challenge(user, asked) : challengeUnproven(user, asked);
    }

    /**
     * What the user stands before after an answer that does not count. As a rule a challenge takes one answer, so that the
     * next one is another; where several may be tried, it is the same.
     *
     * @param asked what the step asks of a key
     * @param answered the challenge that was answered
     * @param isAfterProof whether something else was proven before
     */
    default Challenge afterRefusal(UserModel user, KeyDemand asked, Challenge answered, boolean isAfterProof) {
        return isAfterProof ? challenge(user, asked) : challengeUnproven(user, asked);
    }

    /**
     * What stands for the credential of a factor that Keycloak stores none for: it names what the factor is bound to, such
     * as a mailbox, and is another one once that has changed. Evidence and failures are kept under it, and evidence ends
     * with it. Empty where Keycloak stores credentials, and where there is nothing to be bound to.
     */
    default Optional<String> binding(UserModel user) {
        return Optional.empty();
    }

    /**
     * Looks at the answer to a challenge.
     *
     * @param user whose factor it must be
     * @param answer what came back
     * @param now the instant that evidence of it will carry
     */
    Verification verify(UserModel user, Answer answer, Instant now);

    @Override
    default void close() {}
}
