package io.keycloakstepup.flow.grant;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.OAuth2Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.idm.authorization.PermissionTicketToken;
import org.keycloak.services.managers.AppAuthManager;

/**
 * A request for permissions at a resource server (UMA 2.0, and Keycloak's own way without a ticket): which token it presents
 * and whom the new one is for, found as Keycloak finds them.
 */
public record PermissionRequest(TokenRequest request) {

    private static final String BEARER = "bearer";
    private static final String ID_TOKEN = "http://openid.net/specs/openid-connect-core-1_0.html#IDToken";

    /** The parameters that say whose token it is, and whom the new one is for. */
    private static final List<String> TELLING = List.of(
            "claim_token", "claim_token_format", OAuth2Constants.SUBJECT_TOKEN, "ticket", OAuth2Constants.AUDIENCE);

    /** That of the request at hand. */
    public static PermissionRequest to(KeycloakSession session) {
        return new PermissionRequest(new TokenRequest(session));
    }

    /** Whether it is one. */
    boolean isThere() {
        return request.isGrant(OAuth2Constants.UMA_GRANT_TYPE);
    }

    /** Whether Keycloak, which leaves out what it finds too long, reads the same in it as is read here. */
    public boolean isReadAs(MultivaluedMap<String, String> form) {
        return TELLING.stream()
                .allMatch(name -> request.parameter(name).equals(Optional.ofNullable(form.getFirst(name))));
    }

    /** Whether a bearer token opens it, so that no client authenticates. */
    public boolean isOpenedByToken() {
        return bearer().isPresent();
    }

    /** The token that says whose permissions are asked for; empty where a client asks for its own. */
    Optional<String> token() {
        return bearer().or(() -> request.parameter(carrier()));
    }

    /** The parameter that stands for the bearer token where there is none. */
    private String carrier() {
        boolean hasClaims = request.parameter("claim_token").isPresent();
        String format = request.parameter("claim_token_format").orElse(hasClaims ? ID_TOKEN : "");
        return ID_TOKEN.equalsIgnoreCase(format) ? "claim_token" : OAuth2Constants.SUBJECT_TOKEN;
    }

    private Optional<String> bearer() {
        var headers = request.session().getContext().getHttpRequest().getHttpHeaders();
        return Optional.ofNullable(headers.getHeaderString("Authorization"))
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .flatMap(header ->
                        Optional.ofNullable(AppAuthManager.extractAuthorizationHeaderTokenOrReturnNull(headers)))
                .map(AppAuthManager.AuthHeader::getToken);
    }

    /** The resource servers that it names, itself or in its ticket. */
    public List<String> audiences() {
        Optional<String> ofTicket = request.parameter("ticket")
                .map(ticket -> request.session().tokens().decode(ticket, PermissionTicketToken.class))
                .flatMap(ticket -> Optional.ofNullable(ticket.getIssuedFor()));
        return Stream.concat(ofTicket.stream(), request.parameter(OAuth2Constants.AUDIENCE).stream())
                .toList();
    }
}
