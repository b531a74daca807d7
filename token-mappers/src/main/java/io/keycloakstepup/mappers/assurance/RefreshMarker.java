package io.keycloakstepup.mappers.assurance;

import io.keycloakstepup.flow.grant.OfflineSession;
import io.keycloakstepup.flow.grant.ToldSnapshot;
import io.keycloakstepup.flow.ledger.RefreshMark;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.oidc.token.TokenPostProcessor;
import org.keycloak.protocol.oidc.token.TokenPostProcessorContext;
import org.keycloak.representations.RefreshToken;
import org.keycloak.util.TokenUtil;

/**
 * Writes into each refresh token, before it is signed, what it may be exchanged for at most. A token that takes the place
 * of another says what that one said.
 */
final class RefreshMarker implements TokenPostProcessor {

    private final KeycloakSession session;

    RefreshMarker(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void process(TokenPostProcessorContext context) {
        Optional.ofNullable(context.refreshToken()).ifPresent(token -> mark(context)
                .ifPresent(mark -> token.setOtherClaims(RefreshMark.CLAIM, mark.claim())));
    }

    private Optional<RefreshMark> mark(TokenPostProcessorContext context) {
        RefreshToken replaced = context.requestRefreshToken();
        return replaced == null
                ? ofSession(context.clientSessionCtx().getClientSession(), context.refreshToken())
                : RefreshMark.in(replaced.getOtherClaims());
    }

    private Optional<RefreshMark> ofSession(AuthenticatedClientSessionModel clientSession, RefreshToken token) {
        if (TokenUtil.TOKEN_TYPE_OFFLINE.equals(token.getType())) {
            new OfflineSession(session, clientSession).follow();
        }
        return ToldSnapshot.of(session, clientSession)
                .map(snapshot -> RefreshMark.of(snapshot, ToldSnapshot.sparedBy(session, clientSession)));
    }
}
