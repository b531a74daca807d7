package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.device.SparingDevice;
import io.keycloakstepup.flow.ledger.Snapshot;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.representations.AccessToken;

/**
 * The token of a user that a client wants to exchange (RFC 8693) or gets permissions for (UMA 2.0). What comes of it speaks
 * from the snapshot of the client that it was issued to, and never says more than it says itself.
 */
public record SubjectToken(TokenRequest request) {

    /** That of the request at hand. */
    public static SubjectToken of(KeycloakSession session) {
        return new SubjectToken(new TokenRequest(session));
    }

    /** Whether the request asks for a token in exchange for another one. */
    boolean isThere() {
        return request.isGrant(OAuth2Constants.TOKEN_EXCHANGE_GRANT_TYPE)
                || permissions().isThere();
    }

    /** Whether the request presents one; a client may ask for permissions of its own without. */
    public boolean isPresented() {
        return text().isPresent();
    }

    /** The session that it was issued in; empty for a token without one, or whose session has ended. */
    public Optional<UserSessionModel> userSession() {
        return origin().flatMap(TokenOrigin::userSession);
    }

    /** Whose token it is; empty where it does not say, or the user is gone. */
    public Optional<UserModel> user() {
        KeycloakSession session = request.session();
        return token().flatMap(token -> Optional.ofNullable(token.getSubject()))
                .map(id -> session.users().getUserById(session.getContext().getRealm(), id));
    }

    /** The scopes that it was issued for; empty where it does not say. */
    public Optional<String> scope() {
        return token().flatMap(token -> Optional.ofNullable(token.getScope()));
    }

    /** What it may say; empty where it does not tell what its user has proven. */
    public Optional<Snapshot> told() {
        return origin().flatMap(origin ->
                origin.clientSession().flatMap(Snapshot::read).map(newest -> new Claimed(origin.token()).cap(newest)));
    }

    /** The device that spared a prompt when its client was authorized; empty where none did. */
    public Optional<String> sparedBy() {
        return origin().flatMap(TokenOrigin::clientSession).flatMap(SparingDevice::of);
    }

    /** Only its signature is checked here; Keycloak checks it in full before it issues anything. */
    private Optional<AccessToken> token() {
        return text().map(token -> request.session().tokens().decode(token, AccessToken.class));
    }

    private Optional<String> text() {
        return permissions().isThere() ? permissions().token() : request.parameter(OAuth2Constants.SUBJECT_TOKEN);
    }

    private PermissionRequest permissions() {
        return new PermissionRequest(request);
    }

    private Optional<TokenOrigin> origin() {
        return token().map(token -> new TokenOrigin(request.session(), token));
    }
}
