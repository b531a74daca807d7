package io.keycloakstepup.authenticators.recovery;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.TypedCode;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.limit.Guess;
import io.keycloakstepup.flow.once.OneTimeClaims;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** The next one of the user's recovery codes, which Keycloak keeps in a list and has used up in its order. */
record RecoveryCode(KeycloakSession session) implements Factor {

    /**
     * Long enough for the request that won the claim to commit that the code is used up; if it never does, the code can
     * be used again afterwards.
     */
    private static final Duration CLAIMED_FOR = Duration.ofMinutes(10);

    @Override
    public FactorType type() {
        return FactorType.RECOVERY_CODE;
    }

    @Override
    public boolean isUsableBy(UserModel user) {
        return NextCode.of(user).isPresent();
    }

    /** Shows the number of the code that is wanted, so that the user need not try. */
    @Override
    public Challenge challenge(UserModel user) {
        return new Challenge(
                Optional.empty(), NextCode.of(user).map(NextCode::number).map(String::valueOf));
    }

    @Override
    public Verification verify(UserModel user, Answer answer, Instant now) {
        BruteForceLock lock = new BruteForceLock(session);
        if (lock.isClosedTo(user)) {
            return new Verification.Refused(Reason.FACTOR_LOCKED);
        }
        String code = TypedCode.lettersAndDigits(answer.secret());
        return NextCode.of(user)
                .map(next -> Guess.at(session, user, next.credentialId(), answer, now)
                        .check(() -> lock.counting(
                                user, RecoveryAuthnCodesCredentialModel.TYPE, verify(user, next, code, now))))
                .orElseGet(() -> Guess.atNothing(session, user, type(), now)
                        .check(() -> lock.counting(
                                user,
                                RecoveryAuthnCodesCredentialModel.TYPE,
                                new Verification.Refused(Reason.FACTOR_WRONG))));
    }

    private Verification verify(UserModel user, NextCode next, String code, Instant now) {
        return next.is(code) ? use(user, next, code, now) : new Verification.Refused(Reason.FACTOR_WRONG);
    }

    /** Keycloak's own use of a code is not atomic: only who has claimed the code uses it, and is believed. */
    private Verification use(UserModel user, NextCode next, String code, Instant now) {
        if (!new OneTimeClaims(session).claim("recovery-code", next.identity(), now, CLAIMED_FOR)) {
            return new Verification.Refused(Reason.FACTOR_REPLAYED);
        }
        if (!user.credentialManager().isValid(UserCredentialModel.buildFromBackupAuthnCode(code))) {
            return new Verification.Refused(Reason.FACTOR_WRONG);
        }
        if (NextCode.of(user).isPresent()) {
            return new Verification.Proven(Evidence.of(type(), next.credentialId(), now));
        }
        askForNewCodes(user, next.credentialId());
        return new Verification.Proven(Evidence.of(type(), "", now));
    }

    /**
     * Takes the empty list away, as Keycloak does, and has the user make a new one. The evidence of the last code names no
     * credential: it would fall with the list.
     */
    private static void askForNewCodes(UserModel user, String credentialId) {
        user.credentialManager().removeStoredCredentialById(credentialId);
        user.addRequiredAction(UserModel.RequiredAction.CONFIGURE_RECOVERY_AUTHN_CODES);
    }
}
