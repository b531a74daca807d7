package io.keycloakstepup.spring;

import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.sender.Certificates;
import io.keycloakstepup.resource.sender.Confirmation;
import io.keycloakstepup.resource.token.PresentedRequest;
import io.keycloakstepup.resource.token.TokenCheck;
import io.keycloakstepup.resource.token.TokenError;
import io.keycloakstepup.resource.token.TokenScheme;
import io.keycloakstepup.resource.token.TokenVerifier;
import io.keycloakstepup.resource.verifier.VerifiedClaims;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.oauth2.server.resource.authentication.AbstractOAuth2TokenAuthenticationToken;

/**
 * The token that Spring Security has verified for the request at hand. Whoever signed in without one has none. A token that is
 * bound to a key is taken with its scheme only (RFC 9449 §7.1): there Spring Security asks for the proof. One that is bound to a
 * certificate is taken with that one only, and one that is bound otherwise not at all.
 *
 * @param contexts where Spring Security keeps it
 */
record VerifiedTokens(SecurityContextHolderStrategy contexts) implements TokenVerifier {

    private static final System.Logger LOG = System.getLogger(VerifiedTokens.class.getName());

    private static final String DPOP = TokenScheme.DPOP.word() + " ";

    @Override
    public TokenCheck check(PresentedRequest request, Instant now) {
        return check(contexts.getContext().getAuthentication(), request.authorization(), request.clientCertificate());
    }

    /** The token as it was sent; empty where there is none. */
    static String sent(@Nullable Authentication who) {
        return who instanceof AbstractOAuth2TokenAuthenticationToken<?> token
                ? token.getToken().getTokenValue()
                : "";
    }

    /**
     * The same for a user that is known already.
     *
     * @param authorization the values of the header of that name
     * @param certificate what the client proved in its TLS handshake; empty where there was none
     */
    static TokenCheck check(
            @Nullable Authentication who, List<String> authorization, Optional<X509Certificate> certificate) {
        if (!(who instanceof AbstractOAuth2TokenAuthenticationToken<?> token) || !who.isAuthenticated()) {
            LOG.log(System.Logger.Level.DEBUG, "no token that was verified, but {0}", kind(who));
            return new TokenCheck.None();
        }
        boolean isProven = authorization.stream().anyMatch(header -> isProven(header, sent(token)));
        try {
            return check(claims(token.getTokenAttributes()), isProven, certificate);
        } catch (Flawed flawed) {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    "a token that was verified is not taken ({0}): it must have sub and azp or client_id, each claim of its"
                            + " type, and come with what cnf binds it to",
                    flawed.flaw().code());
            return invalid(isProven ? TokenScheme.DPOP : TokenScheme.BEARER);
        }
    }

    private static TokenCheck check(Claims claims, boolean isProven, Optional<X509Certificate> certificate)
            throws Flawed {
        Confirmation bound = Confirmation.of(claims);
        if (bound.keyThumbprint().isPresent() && !isProven) {
            return invalid(TokenScheme.DPOP);
        }
        if (bound.certificateThumbprint().isPresent()) {
            Certificates.mustMatch(certificate, bound.certificateThumbprint().get());
        }
        TokenScheme scheme = bound.keyThumbprint().isPresent() ? TokenScheme.DPOP : TokenScheme.BEARER;
        return new TokenCheck.Valid(VerifiedClaims.token(claims, scheme, bound.isThere()));
    }

    private static String kind(@Nullable Authentication who) {
        return who == null ? "nobody" : who.getClass().getName();
    }

    private static boolean isProven(String header, String token) {
        return header.regionMatches(true, 0, DPOP, 0, DPOP.length())
                && header.substring(DPOP.length()).strip().equals(token);
    }

    private static TokenCheck invalid(TokenScheme scheme) {
        return new TokenCheck.Invalid(TokenError.INVALID_TOKEN, scheme, Optional.empty());
    }

    /** As JSON has them: Spring Security makes times of some, and of introspected scopes a list. */
    private static Claims claims(Map<String, Object> attributes) {
        Map<String, Object> claims = new LinkedHashMap<>();
        attributes.forEach((name, value) -> claims.put(name, json(name, value)));
        return Claims.of(claims);
    }

    private static Object json(String name, Object value) {
        if (value instanceof Instant time) {
            return time.getEpochSecond();
        }
        if (value instanceof Collection<?> scopes && name.equals("scope")) {
            return scopes.stream().map(String::valueOf).collect(Collectors.joining(" "));
        }
        return value;
    }
}
