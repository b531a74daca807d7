package io.keycloakstepup.mappers.enforcer;

import io.keycloakstepup.flow.grant.GrantVerdict;
import io.keycloakstepup.flow.reason.Reason;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.keycloak.OAuthErrorException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.CorsErrorResponseException;
import org.keycloak.services.cors.Cors;

/**
 * The answer of the token endpoint to whom the policy refuses (RFC 6749 §5.2). Given by us and not by way of
 * Keycloak's own exception: Keycloak would replace the code or the status of some, and its event has no room for the reason.
 *
 * @param error the error code of the answer
 * @param status its status
 * @param reason why
 */
record TokenRefusal(String error, Response.Status status, Reason reason) {

    /** What a request for a user's tokens is answered; empty where they are issued. */
    static Optional<TokenRefusal> toUsers(GrantVerdict verdict) {
        return verdict.match(
                allowed -> Optional.empty(),
                () -> Optional.of(unmet(Reason.LEVEL_UNMET)),
                () -> Optional.of(new TokenRefusal(
                        OAuthErrorException.ACCESS_DENIED, Response.Status.FORBIDDEN, Reason.POLICY_DENIED)),
                undecidable -> Optional.of(unmet(undecidable.reason())));
    }

    /** What a client that asks for itself is answered; empty where it gets its token. */
    static Optional<TokenRefusal> toClients(GrantVerdict verdict) {
        return verdict.match(
                allowed -> Optional.empty(),
                () -> Optional.of(ofClient(Reason.LEVEL_UNMET)),
                () -> Optional.of(ofClient(Reason.POLICY_DENIED)),
                undecidable -> Optional.of(ofClient(undecidable.reason())));
    }

    /** The user has not proven enough, or nobody can tell. */
    static TokenRefusal unmet(Reason reason) {
        return new TokenRefusal(OAuthErrorException.INVALID_GRANT, Response.Status.BAD_REQUEST, reason);
    }

    private static TokenRefusal ofClient(Reason reason) {
        return new TokenRefusal(OAuthErrorException.UNAUTHORIZED_CLIENT, Response.Status.BAD_REQUEST, reason);
    }

    /**
     * The answer, to be thrown.
     *
     * @param decision the number by which it is found again
     */
    CorsErrorResponseException answer(KeycloakSession session, String decision) {
        Cors cors = Cors.builder()
                .auth()
                .allowedMethods("POST")
                .exposedHeaders(Cors.ACCESS_CONTROL_ALLOW_METHODS)
                .checkAllowedOrigins(session, session.getContext().getClient());
        return new CorsErrorResponseException(cors, error, reason.code() + ", decision " + decision, status);
    }
}
