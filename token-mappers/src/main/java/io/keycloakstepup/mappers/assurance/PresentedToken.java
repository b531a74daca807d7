package io.keycloakstepup.mappers.assurance;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.OAuth2Constants;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;

/**
 * The token that introspection or userinfo is asked about. Those endpoints run the mappers again on a bare token, and
 * would otherwise answer with another truth than the token itself.
 *
 * @param claims the token; its signature was checked by the endpoint before any mapper ran
 */
public record PresentedToken(AccessToken claims) {

    private static final List<String> REPEATED = List.of(
            AssuranceClaims.AMR,
            AssuranceClaims.MFA_VERIFIED,
            AssuranceClaims.MFA_TIME,
            AssuranceClaims.AMR_EVIDENCE,
            ApprovedOperation.CLAIM);

    /** The token that introspection was asked about; empty where it is none of ours. */
    public static Optional<PresentedToken> toIntrospection(KeycloakSession session) {
        return Optional.ofNullable(form(session).getFirst("token")).flatMap(PresentedToken::parse);
    }

    /** The token that opened userinfo: read from where that endpoint reads it, and from nowhere else. */
    static Optional<PresentedToken> toUserInfo(KeycloakSession session) {
        HttpHeaders headers = session.getContext().getHttpRequest().getHttpHeaders();
        return Optional.ofNullable(AppAuthManager.extractAuthorizationHeaderTokenOrReturnNull(headers))
                .map(AppAuthManager.AuthHeader::getToken)
                .or(() -> Optional.ofNullable(form(session).getFirst(OAuth2Constants.ACCESS_TOKEN)))
                .flatMap(PresentedToken::parse);
    }

    private static MultivaluedMap<String, String> form(KeycloakSession session) {
        return session.getContext().getHttpRequest().getDecodedFormParameters();
    }

    private static Optional<PresentedToken> parse(String token) {
        try {
            return Optional.of(new PresentedToken(new JWSInput(token).readJsonContent(AccessToken.class)));
        } catch (JWSInputException e) {
            return Optional.empty();
        }
    }

    /** Whether it carries a level: a lightweight token does not. */
    boolean isOutspoken() {
        return claims.getAcr() != null;
    }

    /** Says in the answer what this token says. */
    AccessToken repeatIn(AccessToken answer) {
        answer.setAcr(claims.getAcr());
        answer.setAuth_time(claims.getAuth_time());
        Map<String, Object> others = claims.getOtherClaims();
        for (String name : REPEATED) {
            Optional.ofNullable(others.get(name))
                    .ifPresentOrElse(value -> answer.setOtherClaims(name, value), () -> answer.getOtherClaims()
                            .remove(name));
        }
        return answer;
    }
}
