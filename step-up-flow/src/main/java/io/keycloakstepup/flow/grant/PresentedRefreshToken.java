package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.ledger.RefreshMark;
import io.keycloakstepup.flow.ledger.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.RefreshToken;

/**
 * The refresh token that a request presents. Keycloak checks it in full before anything is issued for it; here only its
 * signature is, so that nobody makes up a mark. The enforcer and the mapper of each token ask for it, and it is read for
 * the first of them; for one thread.
 */
public final class PresentedRefreshToken {

    private static final String OF_THIS_REQUEST = "step-up.presented-refresh-token";

    private final List<Optional<String>> request;
    private final boolean isThere;
    private final Optional<RefreshMark> mark;
    private final Map<String, Optional<Snapshot>> told = new HashMap<>();

    private PresentedRefreshToken(TokenRequest request, Optional<RefreshToken> token) {
        this.request = words(request);
        this.isThere = request.isGrant(OAuth2Constants.REFRESH_TOKEN);
        // None in a token that does not tell, one of an earlier version for example.
        this.mark = token.flatMap(read -> RefreshMark.in(read.getOtherClaims()));
    }

    /** That of the request at hand. */
    public static PresentedRefreshToken to(KeycloakSession session) {
        TokenRequest request = new TokenRequest(session);
        return Optional.ofNullable(session.getAttribute(OF_THIS_REQUEST, PresentedRefreshToken.class))
                .filter(known -> known.request.equals(words(request)))
                .orElseGet(() -> remembered(session, new PresentedRefreshToken(request, read(request))));
    }

    /** The same where somebody has verified it already. */
    public static PresentedRefreshToken to(KeycloakSession session, RefreshToken verified) {
        return remembered(session, new PresentedRefreshToken(new TokenRequest(session), Optional.of(verified)));
    }

    private static PresentedRefreshToken remembered(KeycloakSession session, PresentedRefreshToken presented) {
        session.setAttribute(OF_THIS_REQUEST, presented);
        return presented;
    }

    private static List<Optional<String>> words(TokenRequest request) {
        return Stream.of(OAuth2Constants.GRANT_TYPE, OAuth2Constants.REFRESH_TOKEN)
                .map(request::asItCame)
                .toList();
    }

    private static Optional<RefreshToken> read(TokenRequest request) {
        return request.parameter(OAuth2Constants.REFRESH_TOKEN)
                .map(token -> request.session().tokens().decode(token, RefreshToken.class));
    }

    /** Whether the request asks for new tokens with a refresh token. */
    boolean isThere() {
        return isThere;
    }

    /** What tokens for it may say, of all that its client's session holds; empty for a token that says nothing. */
    public Optional<Snapshot> told(AuthenticatedClientSessionModel clientSession) {
        return told.computeIfAbsent(clientSession.getId(), id -> Snapshot.read(clientSession)
                .flatMap(newest -> mark.map(known -> known.cap(newest))));
    }

    /** The device that spared a prompt when it was issued; empty where none did. */
    public Optional<String> sparedBy() {
        return mark.flatMap(RefreshMark::device);
    }
}
