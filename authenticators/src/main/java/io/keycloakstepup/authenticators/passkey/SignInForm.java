package io.keycloakstepup.authenticators.passkey;

import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.browser.WebAuthnConditionalUIAuthenticator;
import org.keycloak.events.Errors;
import org.keycloak.models.UserModel;

/**
 * Keycloak's form for user name and password, with a passkey offered in it where the realm's passwordless policy enables
 * passkeys. The password stays Keycloak's business; the passkey is the factor {@code passkey}, and is booked as such.
 * Stateless.
 */
final class SignInForm extends UsernamePasswordForm {

    static final String REFUSED = "step-up-passkey-refused";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        offer(context);
        super.authenticate(context);
    }

    /** How Keycloak's form shows itself again after a wrong password. */
    @Override
    protected Response challenge(AuthenticationFlowContext context, String error, @Nullable String field) {
        offer(context);
        return super.challenge(context, error, field);
    }

    private static void offer(AuthenticationFlowContext context) {
        if (WebAuthnConditionalUIAuthenticator.isPasskeysEnabled(context.getSession())) {
            new PasskeySignIn(context).offer();
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        boolean isPasskey = WebAuthnConditionalUIAuthenticator.isPasskeysEnabled(context.getSession())
                && PasskeySignIn.isAnsweredBy(typed);
        if (isPasskey && !typed.containsKey("cancel")) {
            check(context, typed);
        } else {
            super.action(context);
        }
    }

    private void check(AuthenticationFlowContext context, MultivaluedMap<String, String> typed) {
        PasskeySignIn passkey = new PasskeySignIn(context);
        passkey.check(typed)
                .match(
                        proven -> succeed(context, passkey.user(typed).orElseThrow(), proven.evidence()),
                        refused -> showAgain(context, refused.reason()));
    }

    private static boolean succeed(AuthenticationFlowContext context, UserModel user, Evidence evidence) {
        context.setUser(user);
        new Login(context).prove(evidence);
        context.success();
        return true;
    }

    /** The same for every reason and every user, so that it tells of none. */
    private boolean showAgain(AuthenticationFlowContext context, Reason reason) {
        context.getEvent()
                .detail(EventDetail.FACTOR, FactorType.PASSKEY.word())
                .detail(EventDetail.REASON, reason.code())
                .error(Errors.INVALID_USER_CREDENTIALS);
        context.challenge(challenge(context, REFUSED, null));
        return false;
    }
}
