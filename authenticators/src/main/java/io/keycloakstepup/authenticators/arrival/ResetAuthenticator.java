package io.keycloakstepup.authenticators.arrival;

import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.Constants;
import org.keycloak.models.DefaultActionTokenKey;
import org.keycloak.models.UserModel.RequiredAction;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Books the password that a user who has forgotten the old one is about to choose. Whoever gets this far could choose it,
 * and sign in with it a minute later, so nothing is given away; everything else that the policy asks for is asked before.
 * It counts only if
 * <ul>
 *   <li>Keycloak is going to ask for it before anything is issued, and in a way that cannot be cancelled, and
 *   <li>a link that was mailed to this very user was followed in this sign-in. That the step which sends the mail has
 *       completed is no proof of it (CVE-2026-18963).
 * </ul>
 */
final class ResetAuthenticator implements Step {

    private static final String CHOOSE_PASSWORD = RequiredAction.UPDATE_PASSWORD.name();

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        AuthenticationSessionModel authSession = context.getAuthenticationSession();
        if (isReset(context) && hasFollowedLink(context) && mustChoosePassword(authSession)) {
            Login login = new Login(context);
            login.prove(Evidence.of(FactorType.PASSWORD, "", login.now()));
        }
        context.success();
    }

    private static boolean isReset(AuthenticationFlowContext context) {
        return LoginActionsService.RESET_CREDENTIALS_PATH.equals(context.getFlowPath());
    }

    private static boolean hasFollowedLink(AuthenticationFlowContext context) {
        String follower = context.getAuthenticationSession().getAuthNote(DefaultActionTokenKey.ACTION_TOKEN_USER_ID);
        return context.getUser().getId().equals(follower);
    }

    /** An action that the application has asked for can be cancelled. */
    private static boolean mustChoosePassword(AuthenticationSessionModel authSession) {
        return authSession.getRequiredActions().contains(CHOOSE_PASSWORD)
                && !CHOOSE_PASSWORD.equals(authSession.getClientNote(Constants.KC_ACTION));
    }
}
