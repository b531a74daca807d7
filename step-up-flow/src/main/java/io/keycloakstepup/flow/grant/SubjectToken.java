package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.device.SparingDevice;
import io.keycloakstepup.flow.ledger.Snapshot;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/**
 * The access token that a client wants to exchange (RFC 8693). What comes of it speaks from the snapshot of the client that
 * it was issued to, and never says more than it says itself.
 */
public record SubjectToken(TokenRequest request) {

    /** That of the request at hand. */
    public static SubjectToken of(KeycloakSession session) {
        return new SubjectToken(new TokenRequest(session));
    }

    /** Whether the request asks for an exchange. */
    boolean isThere() {
        return request.isGrant(OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE);
    }

    /** The session that it was issued in; empty for a token without one, or whose session has ended. */
    public Optional<UserSessionModel> userSession() {
        return token().flatMap(this::userSession);
    }

    /** Whose token it is; empty where it does not say, or the user is gone. */
    public Optional<UserModel> user() {
        KeycloakSession session = request.session();
        return token().flatMap(token -> Optional.ofNullable(token.getSubject()))
                .map(id -> session.users().getUserById(session.getContext().getRealm(), id));
    }

    /** What it may say; empty where it does not tell what its user has proven. */
    public Optional<Snapshot> told() {
        return token().flatMap(token ->
                clientSession(token).flatMap(Snapshot::read).map(newest -> new Claimed(token).cap(newest)));
    }

    /** The device that spared a prompt when its client was authorized; empty where none did. */
    public Optional<String> sparedBy() {
        return token().flatMap(this::clientSession).flatMap(SparingDevice::of);
    }

    /** Only its signature is checked here; Keycloak checks it in full before it issues anything. */
    private Optional<AccessToken> token() {
        return request.parameter(OAuth2Constants.SUBJECT_TOKEN)
                .map(token -> request.session().tokens().decode(token, AccessToken.class));
    }

    private Optional<UserSessionModel> userSession(AccessToken token) {
        RealmModel realm = request.session().getContext().getRealm();
        return Optional.ofNullable(token.getSessionId())
                .flatMap(id -> Optional.ofNullable(request.session().sessions().getUserSession(realm, id))
                        .or(() ->
                                Optional.ofNullable(request.session().sessions().getOfflineUserSession(realm, id))))
                .filter(userSession -> userSession.getUser() != null);
    }

    private Optional<AuthenticatedClientSessionModel> clientSession(AccessToken token) {
        RealmModel realm = request.session().getContext().getRealm();
        return Optional.ofNullable(token.getIssuedFor())
                .map(realm::getClientByClientId)
                .map(ClientModel::getId)
                .flatMap(client -> userSession(token)
                        .map(userSession -> userSession.getAuthenticatedClientSessionByClient(client)));
    }
}
