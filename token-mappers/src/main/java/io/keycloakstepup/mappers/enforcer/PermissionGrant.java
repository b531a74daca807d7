package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.grant.PermissionRequest;
import jakarta.ws.rs.core.Response;
import org.keycloak.OAuthErrorException;
import org.keycloak.authorization.util.Tokens;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.grants.PermissionGrantType;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.CorsErrorResponseException;

/**
 * Keycloak's UMA grant, which client policies know nothing of: asks the policy as soon as it is known who asks. A client
 * either authenticates, or is the one that the bearer token was issued to.
 */
final class PermissionGrant extends PermissionGrantType {

    private static final String TOO_LONG = "a parameter is longer than this server reads";

    @Override
    public Response process(Context context) {
        KeycloakSession asking = context.getSession();
        if (!PermissionRequest.to(asking).isReadAs(context.getFormParams())) {
            throw new CorsErrorResponseException(
                    context.getCors(), OAuthErrorException.INVALID_REQUEST, TOO_LONG, Response.Status.BAD_REQUEST);
        }
        if (PermissionRequest.to(asking).isOpenedByToken()) {
            AccessToken token = Tokens.getAccessToken(asking);
            if (token != null) {
                ClientModel client = context.getRealm().getClientByClientId(token.getIssuedFor());
                asking.getContext().setClient(client);
                new PermissionCheck(asking).run();
            }
        }
        return super.process(context);
    }

    @Override
    protected void checkClient() {
        super.checkClient();
        new PermissionCheck(session).run();
    }
}
