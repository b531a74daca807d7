package io.keycloakstepup.authenticators.otp;

import io.keycloakstepup.flow.factor.Answer;
import io.keycloakstepup.flow.factor.TypedCode;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.limit.Guess;
import io.keycloakstepup.flow.limit.Once;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.OTPCredentialModel;

/**
 * The check of a one-time code against one credential of Keycloak's: it counts before it looks, and believes a code only if
 * the number of that code, and with it all before, could be used up. Keycloak's switch for reusable codes changes nothing.
 *
 * @param session the Keycloak session
 * @param user whose credential it is
 * @param credential the credential
 */
public record OtpCheck(KeycloakSession session, UserModel user, CredentialModel credential) {

    private static final String NOBODYS_SECRET = AppSecret.random();

    /** That of an app that the account lacks: such as its user would have, but nobody has it. */
    static OtpCheck ofNobodys(KeycloakSession session, UserModel user) {
        RealmModel realm = session.getContext().getRealm();
        return new OtpCheck(session, user, OTPCredentialModel.createFromPolicy(realm, NOBODYS_SECRET));
    }

    /** Makes and compares the same codes, of which none counts, so that the time of the answer does not tell who has an app. */
    Verification ofNothing(Answer answer, Instant now) {
        String code = TypedCode.digits(answer.secret());
        return Guess.atNothing(session, user, FactorType.OTP, now)
                .checkOnce(() -> find(code, now).flatMap(found -> Optional.empty()));
    }

    /** What this answer proves, or why it does not count. */
    public Verification of(Answer answer, Instant now) {
        String code = TypedCode.digits(answer.secret());
        return Guess.at(session, user, FactorType.OTP, credential.getId(), answer, now)
                .checkOnce(() -> find(code, now).map(found -> once(found, now)));
    }

    private Optional<App.Found> find(String code, Instant now) {
        int window = session.getContext().getRealm().getOTPPolicy().getLookAheadWindow();
        return App.of(model()).flatMap(app -> app.find(code, window, now));
    }

    private Once once(App.Found found, Instant now) {
        return new Once(found.number(), found.isFarAhead(), () -> {
            countOn(found.number());
            return Evidence.of(FactorType.OTP, credential.getId(), now);
        });
    }

    /** Keycloak's own counter follows, so that it stays right where we are uninstalled. */
    private void countOn(long used) {
        OTPCredentialModel model = model();
        boolean isBehind =
                OTPCredentialModel.HOTP.equals(model.getOTPCredentialData().getSubType())
                        && model.getOTPCredentialData().getCounter() <= used;
        if (isBehind) {
            model.updateCounter(Math.toIntExact(used + 1));
            user.credentialManager().updateStoredCredential(model);
        }
    }

    private OTPCredentialModel model() {
        return OTPCredentialModel.createFromCredentialModel(credential);
    }
}
