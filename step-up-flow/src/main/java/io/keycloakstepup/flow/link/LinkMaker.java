package io.keycloakstepup.flow.link;

import org.keycloak.broker.provider.AbstractIdentityProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakContext;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Who makes a link in the request at hand.
 *
 * @param context of the request
 */
record LinkMaker(KeycloakContext context) {

    private static final String ADMIN = "/admin/";

    /** Whether it is an administrator, or a sign-in that made the account too; false where that is not known. */
    boolean isBeyondDoubt() {
        AuthenticationSessionModel signIn = context.getAuthenticationSession();
        return signIn == null
                ? isAdmin()
                : Boolean.parseBoolean(signIn.getAuthNote(AbstractIdentityProvider.BROKER_REGISTERED_NEW_USER));
    }

    private boolean isAdmin() {
        try {
            HttpRequest request = context.getHttpRequest();
            return request != null && request.getUri().getPath().startsWith(ADMIN);
        } catch (RuntimeException noRequestAtAll) {
            return false;
        }
    }
}
