package io.keycloakstepup.mappers.context;

import io.keycloakstepup.flow.context.ContextKey;
import io.keycloakstepup.flow.facts.UserAgent;
import io.keycloakstepup.mappers.assurance.PresentedToken;
import io.keycloakstepup.policy.zone.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;

/**
 * Writes {@code ctx} into access tokens: a keyed hash of the network in which the user's browser was seen last, so that a
 * resource server can tell a token that is used in another. It is not there where no browser was seen: a resource server that
 * wants it takes such a token for one from elsewhere. Introspection repeats what the presented token says.
 */
public final class ContextMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, TokenIntrospectionTokenMapper {

    /** The id of this mapper. */
    public static final String ID = "step-up-context-mapper";

    /** After every mapper that adds an audience. */
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
        return "Step-up context";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Writes ctx: a hash of the network of the user's browser, with a key for each audience.";
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>();
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, ContextMapper.class);
        return List.copyOf(properties);
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel mapper,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        RealmModel realm = session.getContext().getRealm();
        UserAgent.of(userSession)
                .flatMap(agent -> Network.around(agent.address()))
                .map(network -> new ContextClaim(Audiences.of(token, context).stream()
                        .map(audience ->
                                ContextKey.active(session, realm, audience).hash(network))
                        .toList()))
                .ifPresent(claim -> token.setOtherClaims(ContextClaim.NAME, claim.value()));
    }

    @Override
    public AccessToken transformIntrospectionToken(
            AccessToken token,
            ProtocolMapperModel mapper,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        PresentedToken.toIntrospection(session)
                .filter(presented -> OIDCAttributeMapperHelper.includeInIntrospection(mapper))
                .flatMap(presented ->
                        Optional.ofNullable(presented.claims().getOtherClaims().get(ContextClaim.NAME)))
                .ifPresent(claim -> token.setOtherClaims(ContextClaim.NAME, claim));
        return token;
    }
}
