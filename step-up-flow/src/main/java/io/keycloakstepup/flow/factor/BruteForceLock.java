package io.keycloakstepup.flow.factor;

import java.util.Set;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;

/** Keycloak's brute-force protection of the account. */
public record BruteForceLock(KeycloakSession session) {

    /** Whether the account is closed for now or for good, because of too many wrong answers. */
    public boolean isClosedTo(UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        if (!realm.isBruteForceProtected()) {
            return false;
        }
        BruteForceProtector protector = session.getProvider(BruteForceProtector.class);
        return protector.isPermanentlyLockedOut(session, realm, user)
                || protector.isTemporarilyDisabled(session, realm, user);
    }

    /** This verification of a password, which Keycloak has counted if it was looked at and was wrong. */
    public Verification counting(UserModel user, Verification verification) {
        return counted(user, PasswordCredentialModel.TYPE, verification);
    }

    /**
     * This verification of a further factor, which Keycloak has counted if the answer was looked at and was wrong. It is not
     * told of the guesses of those who have proven nothing: it counts further factors apart and would let whoever knows a
     * name close the account for good.
     *
     * @param credentialType the type of credential it was wrong about
     * @param answer the answer
     */
    public Verification counting(UserModel user, String credentialType, Answer answer, Verification verification) {
        return answer.isAfterProof() ? counted(user, credentialType, verification) : verification;
    }

    private Verification counted(UserModel user, String credentialType, Verification verification) {
        if (verification instanceof Verification.Refused refused && refused.wasLookedAt()) {
            countFailure(user, credentialType);
        }
        return verification;
    }

    /**
     * Has Keycloak count a wrong answer.
     *
     * @param credentialType the type of credential it was wrong about: Keycloak counts some of them apart
     */
    public void countFailure(UserModel user, String credentialType) {
        RealmModel realm = session.getContext().getRealm();
        if (realm.isBruteForceProtected()) {
            session.getProvider(BruteForceProtector.class)
                    .failedLogin(
                            realm,
                            user,
                            session.getContext().getConnection(),
                            session.getContext().getHttpRequest().getUri(),
                            Set.of(credentialType));
        }
    }
}
