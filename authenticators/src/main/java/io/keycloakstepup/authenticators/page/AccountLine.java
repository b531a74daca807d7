package io.keycloakstepup.authenticators.page;

import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.UserModel;

/**
 * The line that says whose sign-in it is, with a link to start over. It takes the place of Keycloak's own, a field without
 * a label that a screen reader cannot name.
 */
public final class AccountLine {

    private AccountLine() {}

    /** Puts it on a form of this sign-in: the name as the user typed it, so that it tells nothing new. */
    public static LoginFormsProvider on(LoginFormsProvider form, AuthenticationFlowContext context) {
        name(context).ifPresent(name -> form.setAttribute("stepUpAccount", name));
        return form.setAttributeMapper(attributes -> {
            attributes.remove("auth");
            return attributes;
        });
    }

    private static Optional<String> name(AuthenticationFlowContext context) {
        String typed =
                context.getAuthenticationSession().getAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
        return Optional.ofNullable(typed)
                .or(() -> Optional.ofNullable(context.getUser()).map(UserModel::getUsername));
    }
}
