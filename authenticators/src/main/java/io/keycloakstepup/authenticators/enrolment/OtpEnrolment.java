package io.keycloakstepup.authenticators.enrolment;

import io.keycloakstepup.authenticators.otp.AppSecret;
import io.keycloakstepup.authenticators.otp.OtpCheck;
import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.CredentialLabel;
import io.keycloakstepup.flow.factor.TypedCode;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OTPPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;
import org.keycloak.models.utils.CredentialValidation;
import org.keycloak.utils.TotpUtils;

/** Adds an app for one-time passwords, as the realm's OTP policy wants it, with Keycloak's own credential. */
record OtpEnrolment(KeycloakSession session) implements Enrolment {

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
        return new Challenge(Optional.of(AppSecret.random()), Optional.empty());
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
        return kept.map(secret -> OTPCredentialModel.createFromPolicy(realm, secret, label))
                .filter(credential -> isCodeOf(credential, code, realm.getOTPPolicy()))
                .map(credential -> store(user, credential, code, now))
                .orElseGet(() -> new Verification.Refused(Reason.FACTOR_WRONG));
    }

    /** Before anything is stored: a refusal does not undo what the request has stored. */
    private static boolean isCodeOf(OTPCredentialModel credential, String code, OTPPolicy policy) {
        return !code.isEmpty() && CredentialValidation.validOTP(code, credential, policy.getLookAheadWindow());
    }

    private Verification store(UserModel user, OTPCredentialModel credential, String code, Instant now) {
        String type = session.getContext().getRealm().getOTPPolicy().getType();
        String secret = credential.getOTPSecretData().getValue();
        boolean isElsewhere = user.credentialManager().updateCredential(new UserCredentialModel("", type, secret));
        return isElsewhere ? keptElsewhere(user, code, now) : keptHere(user, credential, code, now);
    }

    /** The code that proved the app is used up with it; where it cannot be, the app goes again, for no refusal undoes it. */
    private Verification keptHere(UserModel user, OTPCredentialModel credential, String code, Instant now) {
        CredentialModel stored = user.credentialManager().createStoredCredential(credential);
        Answer answer = Answer.of(code, Optional.of(stored.getId())).after(true);
        return new OtpCheck(session, user, stored)
                .of(answer, now)
                .match(
                        proven -> new Verification.Proven(Evidence.of(factor(), stored.getId(), createdAt(stored))),
                        refused -> {
                            user.credentialManager().removeStoredCredentialById(stored.getId());
                            return refused;
                        });
    }

    /** In a directory for example, which then has to look at the code itself. */
    private Verification keptElsewhere(UserModel user, String code, Instant now) {
        return user.credentialManager().isValid(new UserCredentialModel("", credentialType(), code))
                ? new Verification.Proven(Evidence.of(factor(), "", now))
                : new Verification.Refused(Reason.FACTOR_WRONG);
    }

    /** Evidence must not be older than its credential. */
    private static Instant createdAt(CredentialModel credential) {
        return Instant.ofEpochMilli(credential.getCreatedDate());
    }
}
