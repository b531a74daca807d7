package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.grant.IssuedToken;
import io.keycloakstepup.flow.reason.Reason;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.clientpolicy.ClientPolicyException;

/** Lets nobody rely on a token any more that rests on evidence which was revoked: neither a resource server nor userinfo. */
record EvidenceCheck(KeycloakSession session) {

    private static final String TOKEN = "token";

    /** No token at all: Keycloak answers that it is not active, as it answers to any other that is worth nothing. */
    private static final String NONE = "";

    /** Replaces the token in a request for introspection (RFC 7662), which Keycloak reads again after this. */
    void introspection(MultivaluedMap<String, String> form) {
        Optional<IssuedToken> revoked = revoked(form.getFirst(TOKEN));
        if (revoked.isPresent()) {
            write(EventType.INTROSPECT_TOKEN, revoked.get());
            form.putSingle(TOKEN, NONE);
        }
    }

    /** Refuses the token that opens userinfo (RFC 6750 §3.1). */
    void userInfo(String token) throws ClientPolicyException {
        Optional<IssuedToken> revoked = revoked(token);
        if (revoked.isPresent()) {
            write(EventType.USER_INFO_REQUEST, revoked.get());
            throw new ClientPolicyException(
                    OAuthErrorException.INVALID_TOKEN, Reason.EVIDENCE_REVOKED.code(), Response.Status.UNAUTHORIZED);
        }
    }

    private Optional<IssuedToken> revoked(String token) {
        return IssuedToken.read(session, token).filter(IssuedToken::isRevoked);
    }

    private void write(EventType type, IssuedToken token) {
        token.userSession().ifPresent(userSession -> GrantEvent.of(session, type, userSession)
                .write(OAuthErrorException.INVALID_TOKEN, Reason.EVIDENCE_REVOKED));
    }
}
