package io.keycloakstepup.authenticators.recovery;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.RecoveryAuthnCodesCredentialModel;

/** The next one of the user's recovery codes, which Keycloak keeps in a list and has used up in its order. */
record RecoveryCode(KeycloakSession session) implements Factor {

    @Override
    public FactorType type() {
        return FactorType.RECOVERY_CODE;
    }

    @Override
    public boolean isUsableBy(UserModel user) {
        return CodeList.of(session, user).isPresent();
    }

    /** Shows the number of the code that is wanted, so that the user need not try. */
    @Override
    public Challenge challenge(UserModel user) {
        return new Challenge(
                Optional.empty(),
                CodeList.of(session, user).map(CodeList::number).map(String::valueOf));
    }

    @Override
    public Verification verify(UserModel user, Answer answer, Instant now) {
        BruteForceLock lock = new BruteForceLock(session);
        if (lock.isClosedTo(user)) {
            return new Verification.Refused(Reason.FACTOR_LOCKED);
        }
        return lock.counting(
                user, RecoveryAuthnCodesCredentialModel.TYPE, answer, new RecoveryCheck(session, user).of(answer, now));
    }
}
