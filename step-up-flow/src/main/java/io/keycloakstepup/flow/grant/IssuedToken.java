package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.ledger.Snapshot;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.level.Levels;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.util.TokenUtil;

/**
 * An access token that somebody asks about. Age takes nothing away from it: it goes on saying what it said until it expires.
 * But what it says may rest on a credential that is gone.
 *
 * @param token its claims; the signature is right
 */
public record IssuedToken(KeycloakSession session, AccessToken token) {

    /** Reads it; empty for what this realm has not signed, and for tokens that are not presented to resource servers. */
    public static Optional<IssuedToken> read(KeycloakSession session, String text) {
        return Optional.ofNullable(session.tokens().decode(text, AccessToken.class))
                .filter(token -> !TokenUtil.TOKEN_TYPE_REFRESH.equals(token.getType()))
                .filter(token -> !TokenUtil.TOKEN_TYPE_OFFLINE.equals(token.getType()))
                .map(token -> new IssuedToken(session, token));
    }

    /** The session that it was issued in; empty where that is gone. */
    public Optional<UserSessionModel> userSession() {
        return origin().userSession();
    }

    /**
     * Whether it could not have said what it says without evidence that was revoked since: its credential removed, reset or
     * disabled. False where nothing is known of what it rests on.
     */
    public boolean isRevoked() {
        return levels().flatMap(levels -> origin().clientSession().map(client -> isRevoked(levels, client)))
                .orElse(false);
    }

    private boolean isRevoked(Levels levels, AuthenticatedClientSessionModel client) {
        UserModel user = client.getUserSession().getUser();
        return Snapshot.read(client)
                .map(this::said)
                .filter(said -> differs(levels, said, said.unrevoked(session, user, issuedAt())))
                .isPresent();
    }

    /** A lightweight token says nothing itself: introspection speaks for it from the newest snapshot. */
    private Snapshot said(Snapshot newest) {
        return token.getAcr() == null ? newest : new Claimed(token).cap(newest);
    }

    /** At the gate, and when it was issued, which on a refresh is later. */
    private boolean differs(Levels levels, Snapshot said, Snapshot left) {
        return !said.atGate(levels).equals(left.atGate(levels))
                || !said.at(levels, issuedAt()).equals(left.at(levels, issuedAt()));
    }

    private Instant issuedAt() {
        return Instant.ofEpochSecond(Optional.ofNullable(token.getIat()).orElse(0L));
    }

    private TokenOrigin origin() {
        return new TokenOrigin(session, token);
    }

    private Optional<Levels> levels() {
        return PolicyRegistry.of(session.getContext().getRealm())
                .match(
                        standing -> Optional.of(standing.policy().levels()),
                        Optional::empty,
                        broken -> Optional.empty());
    }
}
