package io.keycloakstepup.authenticators.arrival;

import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.login.Login;
import io.keycloakstepup.policy.level.Evidence;
import io.keycloakstepup.policy.level.FactorType;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;

/**
 * Books the password of a user who has just registered: it was typed a moment ago, or must be chosen before anything is
 * issued, and the account is younger than this sign-in.
 */
final class RegisteredAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        String isNew = context.getAuthenticationSession().getAuthNote(AuthenticationManager.NEW_USER_REGISTERED);
        if (Boolean.parseBoolean(isNew) && hasOrGetsPassword(context.getUser())) {
            Login login = new Login(context);
            login.prove(Evidence.of(FactorType.PASSWORD, "", login.now()));
        }
        context.success();
    }

    private static boolean hasOrGetsPassword(UserModel user) {
        return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE)
                || user.getRequiredActionsStream().anyMatch(UserModel.RequiredAction.UPDATE_PASSWORD.name()::equals);
    }
}
