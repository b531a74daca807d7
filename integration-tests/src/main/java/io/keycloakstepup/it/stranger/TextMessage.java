package io.keycloakstepup.it.stranger;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.Authenticator;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Asks for a code that it never sent: always the same one. Of whoever it trusts, by the last name, it asks nothing and is
 * content, as conditional authenticators are. Users without a first name have no telephone.
 *
 * @param credentialType what it records as verified; empty to record nothing
 */
record TextMessage(Optional<String> credentialType) implements Authenticator {

    /** The code. */
    static final String CODE = "424242";

    private static final String TRUSTED = "Trusted";

    @Override
    public void authenticate(AuthenticationFlowContext context) {
        if (TRUSTED.equals(context.getUser().getLastName())) {
            context.success();
        } else {
            context.challenge(page(context));
        }
    }

    @Override
    public void action(AuthenticationFlowContext context) {
        String code = context.getHttpRequest().getDecodedFormParameters().getFirst("message-code");
        if (CODE.equals(code)) {
            credentialType.ifPresentOrElse(context::success, context::success);
        } else {
            context.failureChallenge(AuthenticationFlowError.INVALID_CREDENTIALS, page(context));
        }
    }

    private static Response page(AuthenticationFlowContext context) {
        String action = context.getActionUrl(context.generateAccessCode()).toString();
        String page = "<!doctype html><title>Text message</title><form method=\"post\" action=\""
                + action.replace("&", "&amp;")
                + "\"><input id=\"message-code\" name=\"message-code\"></form>";
        return Response.ok(page, MediaType.TEXT_HTML_TYPE).build();
    }

    @Override
    public boolean requiresUser() {
        return true;
    }

    @Override
    public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
        return user.getFirstName() != null;
    }

    @Override
    public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

    @Override
    public void close() {}
}
