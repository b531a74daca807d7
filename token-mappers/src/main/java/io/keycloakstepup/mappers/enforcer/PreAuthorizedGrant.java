package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.enforcement.Enforcement;
import java.util.List;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.grants.PreAuthorizedCodeGrantType;
import org.keycloak.representations.AuthorizationDetailsJSONRepresentation;

/**
 * Keycloak's grant of pre-authorized codes (OpenID for Verifiable Credential Issuance), which client policies know nothing of:
 * asks the policy once the code has told for whom it is. The code is spent by then.
 */
final class PreAuthorizedGrant extends PreAuthorizedCodeGrantType {

    @Override
    protected List<AuthorizationDetailsJSONRepresentation> processAuthorizationDetails(
            UserSessionModel userSession, ClientSessionContext context) {
        if (Enforcement.in(session, realm).isThere()) {
            new VouchedCheck(session).preAuthorized(userSession.getUser(), context.getScopeString());
        }
        return super.processAuthorizationDetails(userSession, context);
    }
}
