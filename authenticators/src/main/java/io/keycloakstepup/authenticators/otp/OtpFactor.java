package io.keycloakstepup.authenticators.otp;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.factor.Factor;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** One-time passwords of Keycloak's own credentials, time-based (RFC 6238) or counted (RFC 4226), each used once. */
record OtpFactor(KeycloakSession session) implements Factor {

    @Override
    public FactorType type() {
        return FactorType.OTP;
    }

    @Override
    public boolean isUsableBy(UserModel user) {
        return credentialOf(user, Optional.empty()).isPresent();
    }

    @Override
    public Verification verify(UserModel user, Answer answer, Instant now) {
        BruteForceLock lock = new BruteForceLock(session);
        if (lock.isClosedTo(user)) {
            return new Verification.Refused(Reason.FACTOR_LOCKED);
        }
        Verification verification = credentialOf(user, answer.credentialId())
                .map(credential -> new OtpCheck(session, user, credential).of(answer, now))
                .orElseGet(() -> OtpCheck.ofNobodys(session, user).ofNothing(answer, now));
        return lock.counting(user, OTPCredentialModel.TYPE, answer, verification);
    }

    /** The chosen credential if it is this user's and an OTP, the first one where none was chosen. */
    private static Optional<CredentialModel> credentialOf(UserModel user, Optional<String> chosen) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .filter(credential -> chosen.map(credential.getId()::equals).orElse(true))
                .findFirst();
    }
}
