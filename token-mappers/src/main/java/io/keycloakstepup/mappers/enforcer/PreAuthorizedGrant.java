package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.enforcement.Enforcement;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oid4vc.model.OID4VCAuthorizationDetail;
import org.keycloak.protocol.oid4vc.utils.CredentialScopeUtils;
import org.keycloak.protocol.oidc.grants.PreAuthorizedCodeGrantType;
import org.keycloak.representations.AuthorizationDetailsJSONRepresentation;

/**
 * Keycloak's grant of pre-authorized codes (OpenID for Verifiable Credential Issuance), which client policies know nothing of:
 * asks the policy once the code has told for whom it is. The code is spent by then.
 */
final class PreAuthorizedGrant extends PreAuthorizedCodeGrantType {

    @Override
    protected void afterAuthorizationDetailsProcessed(
            UserSessionModel userSession,
            ClientSessionContext context,
            List<AuthorizationDetailsJSONRepresentation> details) {
        super.afterAuthorizationDetailsProcessed(userSession, context, details);
        if (Enforcement.in(session, realm).isThere()) {
            new VouchedCheck(session).preAuthorized(userSession.getUser(), context.getScopeString(), scopes(details));
        }
    }

    /** The one that Keycloak will put into the token, whether the client has it or not. */
    private List<ClientScopeModel> scopes(List<AuthorizationDetailsJSONRepresentation> details) {
        return details.stream()
                .filter(OID4VCAuthorizationDetail.class::isInstance)
                .map(detail -> ((OID4VCAuthorizationDetail) detail).getCredentialConfigurationId())
                .flatMap(id -> Stream.ofNullable(CredentialScopeUtils.findCredentialScopeModelByConfigurationId(
                        realm, () -> session.clientScopes().getClientScopesStream(realm), id)))
                .<ClientScopeModel>map(scope -> scope)
                .toList();
    }
}
