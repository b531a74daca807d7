package io.keycloakstepup.authenticators.enrolment;

import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.CredentialLabel;
import io.keycloakstepup.flow.factor.TypedCode;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.once.OneTimeClaims;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.CredentialValidation;
import org.keycloak.models.utils.HmacOTP;
import org.keycloak.utils.CredentialHelper;
import org.keycloak.utils.TotpUtils;

/** Adds an app for one-time passwords, as the realm's OTP policy wants it, with Keycloak's own credential. */
record OtpEnrolment(KeycloakSession session) implements Enrolment {

    /** In bytes; RFC 4226 §4 recommends 160 bits. */
    private static final int SECRET_LENGTH = 20;

    private static final Duration CLAIMED_FOR = Duration.ofMinutes(10);

    @Override
    public FactorType factor() {
        return FactorType.OTP;
    }

    @Override
    public String credentialType() {
        return OTPCredentialModel.TYPE;
    }

    @Override
    public String wrong(Reason reason) {
        return "step-up-enrol-otp-wrong";
    }

    @Override
    public Challenge begin(UserModel user) {
        return new Challenge(Optional.of(HmacOTP.generateSecret(SECRET_LENGTH)), Optional.empty());
    }

    @Override
    public Response draw(LoginFormsProvider form, Challenge challenge, boolean isFirst) {
        String secret = challenge.kept().orElseThrow();
        if (isFirst) {
            RealmModel realm = session.getContext().getRealm();
            UserModel user = session.getContext().getAuthenticationSession().getAuthenticatedUser();
            form.setAttribute("stepUpQrCode", TotpUtils.qrCode(session, secret, realm, user))
                    .setAttribute("stepUpKey", TotpUtils.encode(secret));
        }
        return form.createForm("step-up-enrol-otp.ftl");
    }

    @Override
    public Verification finish(
            UserModel user, MultivaluedMap<String, String> typed, Optional<String> kept, Instant now) {
        RealmModel realm = session.getContext().getRealm();
        String code = TypedCode.digits(
                Optional.ofNullable(typed.getFirst(factor().word())).orElse(""));
        String label = CredentialLabel.among(
                user,
                credentialType(),
                Optional.ofNullable(typed.getFirst("label")).orElse(""),
                factor().word());
        Optional<OTPCredentialModel> proven = kept.map(
                        secret -> OTPCredentialModel.createFromPolicy(realm, secret, label))
                .filter(credential -> isCodeOf(credential, code, realm.getOTPPolicy()));
        return proven.map(credential -> store(user, credential, code, now))
                .orElseGet(() -> new Verification.Refused(Reason.FACTOR_WRONG));
    }

    private static boolean isCodeOf(OTPCredentialModel credential, String code, OTPPolicy policy) {
        return !code.isEmpty() && CredentialValidation.validOTP(code, credential, policy.getLookAheadWindow());
    }

    /** The code that proved the app is used up with it. */
    private Verification store(UserModel user, OTPCredentialModel credential, String code, Instant now) {
        RealmModel realm = session.getContext().getRealm();
        if (!CredentialHelper.createOTPCredential(session, realm, user, code, credential)) {
            return new Verification.Refused(Reason.FACTOR_WRONG);
        }
        Optional<CredentialModel> stored = newest(user);
        String id = stored.map(CredentialModel::getId).orElse("");
        new OneTimeClaims(session).claim("otp", id + ":" + code, now, CLAIMED_FOR);
        return new Verification.Proven(
                Evidence.of(factor(), id, stored.map(OtpEnrolment::createdAt).orElse(now)));
    }

    /** Evidence must not be older than its credential. */
    private static Instant createdAt(CredentialModel credential) {
        return Instant.ofEpochMilli(credential.getCreatedDate());
    }

    /** Empty where the app is kept elsewhere, in a directory for example. */
    private static Optional<CredentialModel> newest(UserModel user) {
        return user.credentialManager()
                .getStoredCredentialsByTypeStream(OTPCredentialModel.TYPE)
                .filter(credential -> credential.getCreatedDate() != null)
                .max((one, other) -> Long.compare(one.getCreatedDate(), other.getCreatedDate()));
    }
}
