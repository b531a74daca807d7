package io.keycloakstepup.mappers.assurance;

import java.util.List;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/**
 * Writes {@code acr}, {@code amr}, {@code auth_time}, {@code mfa_verified}, {@code mfa_time} and, if that is wanted,
 * {@code amr_evidence}, all read from one snapshot of the ledger, so that they agree. Introspection and userinfo repeat what the presented token says.
 */
public final class AssuranceMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    /** The id of this mapper. */
    public static final String ID = "step-up-assurance-mapper";

    /** After every mapper of Keycloak's own, so that ours has the last word. */
    private static final int LAST = 1000;

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public int getPriority() {
        return LAST;
    }

    @Override
    public String getDisplayType() {
        return "Step-up assurance";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Writes acr, amr, auth_time, mfa_verified and mfa_time from what the user has really proven.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return AssuranceClaims.properties();
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        AssuranceClaims.of(mapper).write(token, new TokenAssurance(session, context).statement());
        new ApprovedOperation(session, context).writeTo(token);
    }

    @Override
    public AccessToken transformIntrospectionToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        return PresentedToken.toIntrospection(session)
                .filter(PresentedToken::isOutspoken)
                .filter(presented -> OIDCAttributeMapperHelper.includeInIntrospection(mapper))
                .map(presented -> presented.repeatIn(token))
                .orElseGet(() -> super.transformIntrospectionToken(token, mapper, session, userSession, context));
    }

    @Override
    public AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        AccessToken answer = PresentedToken.toUserInfo(session)
                .filter(PresentedToken::isOutspoken)
                .filter(presented -> OIDCAttributeMapperHelper.includeInUserInfo(mapper))
                .map(presented -> presented.repeatIn(token))
                .orElseGet(() -> super.transformUserInfoToken(token, mapper, session, userSession, context));
        return AssuranceClaims.spellOut(answer);
    }
}
