package io.keycloakstepup.authenticators.webauthn;

import io.keycloakstepup.authenticators.refusal.EventDetail;
import io.keycloakstepup.flow.factor.Challenge;
import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.time.ServerClock;
import io.keycloakstepup.policy.level.KeyDemand;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Has the user register a key: when an administrator asks for it, or an application with {@code kc_action}.
 *
 * @param role what the key will be for
 */
record RegisterAction(KeyRole role) implements RequiredActionProvider, CredentialRegistrator {

    private static final String KEPT = "step-up.registration";

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel authSession) {
        return role.credentialType();
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {}

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        show(context, context.form());
    }

    private void show(RequiredActionContext context, LoginFormsProvider form) {
        Challenge challenge =
                new WebAuthnEnrolment(context.getSession(), role, KeyDemand.NONE).begin(context.getUser());
        context.getAuthenticationSession().setAuthNote(KEPT, challenge.kept().orElseThrow());
        context.challenge(RegistrationPage.draw(form, role, challenge));
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> typed = context.getHttpRequest().getDecodedFormParameters();
        Optional<String> kept =
                Optional.ofNullable(context.getAuthenticationSession().getAuthNote(KEPT));
        context.getAuthenticationSession().removeAuthNote(KEPT);
        new WebAuthnEnrolment(context.getSession(), role, KeyDemand.NONE)
                .finish(
                        context.getUser(),
                        kept,
                        RegistrationPage.answer(typed),
                        RegistrationPage.label(typed),
                        ServerClock.now())
                .match(proven -> succeed(context, proven), refused -> showAgain(context, refused.reason()));
    }

    private boolean succeed(RequiredActionContext context, Verification.Proven proven) {
        context.getEvent()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, role.credentialType())
                .detail(Details.CREDENTIAL_ID, proven.evidence().credentialId());
        context.success();
        return true;
    }

    private boolean showAgain(RequiredActionContext context, Reason reason) {
        context.getEvent()
                .clone()
                .event(EventType.UPDATE_CREDENTIAL)
                .user(context.getUser())
                .detail(Details.CREDENTIAL_TYPE, role.credentialType())
                .detail(EventDetail.REASON, reason.code())
                .error(Errors.INVALID_REGISTRATION);
        show(context, context.form().setError(RegistrationPage.refusedFor(reason)));
        return false;
    }

    @Override
    public void close() {}
}
