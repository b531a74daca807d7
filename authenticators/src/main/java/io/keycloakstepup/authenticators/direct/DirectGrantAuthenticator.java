package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.authenticators.step.Step;
import io.keycloakstepup.flow.login.Login;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * The last step of the password grant: asks the policy with what was proven, looks at the codes that came beside the
 * password, and lets the grant pass or refuses it. There is no token at a lower level than was asked for.
 */
final class DirectGrantAuthenticator implements Step {

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        TokenForm form = TokenForm.of(context);
        if (form.authSession().isEmpty()) {
            form.noteRequest(context.getAuthenticationSession());
        }
        form.noteResource(context.getAuthenticationSession());
        Login login = new Login(context);
        Optional<GrantRefusal> refusal = new DirectGrant(context, login, form).refusal();
        refusal.ifPresentOrElse(why -> why.show(context, login.isUnproven(), login.now()), context::success);
    }
}
