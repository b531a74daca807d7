package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.ledger.RefreshMark;
import io.keycloakstepup.flow.ledger.Snapshot;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.RefreshToken;

/**
 * The refresh token that a request presents. Keycloak checks it in full before anything is issued for it; here only its
 * signature is, so that nobody makes up a mark.
 */
public record PresentedRefreshToken(TokenRequest request) {

    /** That of the request at hand. */
    public static PresentedRefreshToken to(KeycloakSession session) {
        return new PresentedRefreshToken(new TokenRequest(session));
    }

    /** Whether the request asks for new tokens with a refresh token. */
    boolean isThere() {
        return request.isGrant(OAuth2Constants.REFRESH_TOKEN);
    }

    /** What tokens for it may say, of all that its client's session holds; empty for a token that says nothing. */
    public Optional<Snapshot> told(AuthenticatedClientSessionModel clientSession) {
        return Snapshot.read(clientSession).flatMap(newest -> mark().map(mark -> mark.cap(newest)));
    }

    /** The device that spared a prompt when it was issued; empty where none did. */
    public Optional<String> sparedBy() {
        return mark().flatMap(RefreshMark::device);
    }

    /** Empty for a token that does not tell, one of an earlier version for example. */
    private Optional<RefreshMark> mark() {
        return request.parameter(OAuth2Constants.REFRESH_TOKEN)
                .map(token -> request.session().tokens().decode(token, RefreshToken.class))
                .flatMap(token -> RefreshMark.in(token.getOtherClaims()));
    }
}
