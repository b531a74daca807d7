package io.keycloakstepup.authenticators.otp;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.ledger.EarlierProof;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.flow.time.ServerClock;
import java.util.Optional;
import org.keycloak.credential.CredentialInput;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.OTPCredentialProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * Keycloak's own provider of one-time passwords, which asks us about codes in a realm that has a step-up policy: its form
 * and its password grant then accept no code that was used, none before it, and none beyond the limit. It does everything
 * else as before.
 */
final class NativeOtpProvider extends OTPCredentialProvider {

    NativeOtpProvider(KeycloakSession session) {
        super(session);
    }

    @Override
    public boolean isValid(RealmModel realm, UserModel user, CredentialInput input) {
        if (!PolicyRegistry.of(realm).isStored()) {
            return super.isValid(realm, user, input);
        }
        String code = Optional.ofNullable(input.getChallengeResponse()).orElse("");
        Answer answer = Answer.of(code, Optional.ofNullable(input.getCredentialId()))
                .after(EarlierProof.isThere(session, user));
        return own(user, answer.credentialId().orElse(""))
                .filter(credential -> isProven(new OtpCheck(session, user, credential).of(answer, ServerClock.now())))
                .isPresent();
    }

    private static boolean isProven(Verification verification) {
        return verification.match(proven -> true, refused -> false);
    }

    /** Forms and requests name the credential: only one of this user's may be meant. */
    private static Optional<CredentialModel> own(UserModel user, String credentialId) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .filter(credential -> credentialId.equals(credential.getId()))
                .findFirst();
    }
}
