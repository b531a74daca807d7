package io.keycloakstepup.authenticators.password;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.limit.Guess;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** The account's password, wherever Keycloak keeps it. */
record PasswordFactor(KeycloakSession session) implements Factor {

    @Override
    public FactorType type() {
        return FactorType.PASSWORD;
    }

    @Override
    public boolean isUsableBy(UserModel user) {
        return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
    }

    @Override
    public Verification verify(UserModel user, Answer answer, Instant now) {
        BruteForceLock lock = new BruteForceLock(session);
        if (lock.isClosedTo(user)) {
            takeTheTime(answer.secret());
            return new Verification.Refused(Reason.FACTOR_LOCKED);
        }
        return Guess.atPassword(session, user, now)
                .check(() -> lock.counting(user, verify(user, answer.secret(), now)));
    }

    private Verification verify(UserModel user, String password, Instant now) {
        if (!password.isEmpty() && !isUsableBy(user)) {
            takeTheTime(password);
        }
        boolean right = !password.isEmpty() && user.credentialManager().isValid(UserCredentialModel.password(password));
        return right
                ? new Verification.Proven(Evidence.of(type(), storedId(user), now))
                : new Verification.Refused(Reason.FACTOR_WRONG);
    }

    /** Hashes as a check would, so that the time of the answer does not tell that there is nothing to check. */
    private void takeTheTime(String password) {
        PasswordPolicy policy = session.getContext().getRealm().getPasswordPolicy();
        Optional.ofNullable(policy.getHashAlgorithm())
                .map(algorithm -> session.getProvider(PasswordHashProvider.class, algorithm))
                .orElseGet(() -> session.getProvider(PasswordHashProvider.class))
                .encodedCredential(password, policy.getHashIterations());
    }

    /** Empty where the password lives elsewhere, in a directory for example. */
    private static String storedId(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
                .map(CredentialModel::getId)
                .findFirst()
                .orElse("");
    }
}
