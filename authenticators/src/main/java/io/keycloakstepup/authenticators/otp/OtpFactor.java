package io.keycloakstepup.authenticators.otp;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.BruteForceLock;
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
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/** One-time passwords of Keycloak's own credentials, time-based (RFC 6238) or counted (RFC 4226), each used once. */
record OtpFactor(KeycloakSession session) implements Factor {

    /** Longer than a code is valid with Keycloak's default period and window, clock skew included. */
    private static final Duration CLAIMED_FOR = Duration.ofMinutes(10);

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
        return credentialOf(user, answer.credentialId())
                .map(credential -> Guess.at(session, user, credential.getId(), answer, now)
                        .check(() -> lock.counting(
                                user,
                                OTPCredentialModel.TYPE,
                                verify(user, credential, TypedCode.digits(answer.secret()), now))))
                .orElseGet(() -> Guess.atNothing(session, user, type(), now)
                        .check(() -> lock.counting(
                                user, OTPCredentialModel.TYPE, new Verification.Refused(Reason.FACTOR_WRONG))));
    }

    /** Keycloak's check of a counted code is not atomic: only who also claims the code is believed. */
    private Verification verify(UserModel user, CredentialModel credential, String code, Instant now) {
        boolean right = !code.isEmpty()
                && user.credentialManager()
                        .isValid(new UserCredentialModel(credential.getId(), OTPCredentialModel.TYPE, code));
        if (!right) {
            return new Verification.Refused(Reason.FACTOR_WRONG);
        }
        boolean first = new OneTimeClaims(session).claim("otp", credential.getId() + ":" + code, now, CLAIMED_FOR);
        return first
                ? new Verification.Proven(Evidence.of(type(), credential.getId(), now))
                : new Verification.Refused(Reason.FACTOR_REPLAYED);
    }

    /** The chosen credential if it is this user's and an OTP, the first one where none was chosen. */
    private static Optional<CredentialModel> credentialOf(UserModel user, Optional<String> chosen) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .filter(credential -> chosen.map(credential.getId()::equals).orElse(true))
                .findFirst();
    }
}
