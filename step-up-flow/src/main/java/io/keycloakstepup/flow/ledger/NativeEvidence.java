package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import io.keycloakstepup.policy.level.KeyUse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.Constants;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The credential types that Keycloak itself recorded as verified in one authentication. That an authenticator has
 * completed proves nothing (a conditional one completes by being skipped); that it named a verified credential does. The
 * password alone needs a second witness: Keycloak's form for the user name, and its reset of a forgotten password, record
 * a password that nobody has typed.
 */
public final class NativeEvidence {

    /** How many entries of Keycloak's list, which only grows, are already in the ledger. */
    private static final String BOOKED = "step-up.native-booked";

    private static final String PASSWORD_BOOKED = "step-up.native-password-booked";

    private static final String PASSWORD = PasswordCredentialModel.TYPE;

    private static final String PASSWORDLESS = "webauthn-passwordless";

    private static final Map<String, FactorType> FACTORS = Map.of(
            PASSWORD,
            FactorType.PASSWORD,
            "otp",
            FactorType.OTP,
            "recovery-authn-codes",
            FactorType.RECOVERY_CODE,
            "webauthn",
            FactorType.WEBAUTHN,
            PASSWORDLESS,
            FactorType.PASSKEY);

    private final AuthenticationSessionModel authSession;

    public NativeEvidence(AuthenticationSessionModel authSession) {
        this.authSession = authSession;
    }

    /**
     * Takes over what Keycloak has recorded since the last call, as proven at this instant, and remembers that it did.
     * Call it in the request that ran the authenticators, so that the instant is theirs.
     */
    public List<Evidence> takeNew(UserModel user, Instant now) {
        List<String> recorded = AuthenticatorUtil.getAuthnCredentials(authSession);
        List<Evidence> fresh = recorded.subList(Math.min(booked(), recorded.size()), recorded.size()).stream()
                .filter(type -> !type.equals(PASSWORD) || isNewlyValidated())
                .map(type -> evidence(type, user, now))
                .flatMap(Optional::stream)
                .toList();
        markBooked(recorded.size());
        return fresh;
    }

    /** Keycloak's mark, which stays, counts once: what is recorded later may again be a mere user name. */
    private boolean isNewlyValidated() {
        boolean isNew =
                AuthenticatorUtil.isPasswordValidated(authSession) && authSession.getAuthNote(PASSWORD_BOOKED) == null;
        if (isNew) {
            authSession.setAuthNote(PASSWORD_BOOKED, "true");
        }
        return isNew;
    }

    /** Tells Keycloak of a factor that we verified, for its own conditions and its brute-force protection. */
    public void tell(FactorType factor) {
        FACTORS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(factor))
                .map(Map.Entry::getKey)
                .forEach(type -> AuthenticatorUtil.addAuthCredential(authSession, type));
        markBooked(AuthenticatorUtil.getAuthnCredentials(authSession).size());
    }

    /** Whether the user has a credential of Keycloak's own with which to prove this factor. */
    public static boolean isEnrolled(UserModel user, FactorType factor) {
        return FACTORS.entrySet().stream()
                .filter(entry -> entry.getValue().equals(factor))
                .anyMatch(entry -> user.credentialManager().isConfiguredFor(entry.getKey()));
    }

    private Optional<Evidence> evidence(String credentialType, UserModel user, Instant now) {
        if (credentialType.equals(PASSWORDLESS)) {
            return Optional.of(passwordless(onlyCredential(user, credentialType), now));
        }
        return Optional.ofNullable(FACTORS.get(credentialType))
                .map(factor -> Evidence.of(factor, onlyCredential(user, credentialType), now));
    }

    /**
     * Keycloak has looked whether the authenticator verified its user only where the realm's policy demands it. Elsewhere
     * the key shows that it was held, and nothing of who held it.
     */
    private Evidence passwordless(String credentialId, Instant now) {
        boolean verified = Constants.WEBAUTHN_POLICY_OPTION_REQUIRED.equals(
                authSession.getRealm().getWebAuthnPolicyPasswordless().getUserVerificationRequirement());
        FactorType factor = verified ? FactorType.PASSKEY : FactorType.WEBAUTHN;
        return new Evidence(factor, credentialId, now, KeyUse.of(verified));
    }

    /** Keycloak does not say which credential it was; with a single one of the type there is no doubt. */
    private static String onlyCredential(UserModel user, String type) {
        List<String> ids = user.credentialManager()
                .getStoredCredentialsByTypeStream(type)
                .map(CredentialModel::getId)
                .toList();
        return ids.size() == 1 ? ids.get(0) : "";
    }

    private int booked() {
        return Optional.ofNullable(authSession.getAuthNote(BOOKED))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private void markBooked(int count) {
        authSession.setAuthNote(BOOKED, Integer.toString(count));
    }
}
