package io.keycloakstepup.resource.verifier;

import io.keycloakstepup.resource.introspection.Introspection;
import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.outbound.Unreachable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that their issuer is asked about (RFC 7662); they may be of any form. Issuers also answer for other kinds, ID tokens and
 * refresh tokens among them: what is said to be of such a kind is no access token.
 *
 * @param introspection how it is asked
 * @param mostCharacters what is longer is not asked about
 */
record Introspected(Introspection introspection, int mostCharacters) implements ClaimsSource {

    private static final System.Logger LOG = System.getLogger(Introspected.class.getName());

    /** Where the kind stands: Keycloak's {@code typ}, and {@code token_type} (RFC 7662 §2.2). */
    private static final List<String> KIND = List.of("typ", "token_type");

    /** Those of access tokens, in either case (RFC 6749 §5.1). */
    private static final Set<String> ACCESS_TOKENS = Set.of("bearer", "dpop");

    @Override
    public Claims claims(String token, Instant now) throws Flawed, OutOfReach {
        if (token.length() > mostCharacters) {
            throw new Flawed(Flaw.OVERSIZED);
        }
        try {
            return accessToken(introspection.of(token, now));
        } catch (Unreachable unreachable) {
            LOG.log(System.Logger.Level.WARNING, "the issuer cannot be asked: {0}", unreachable.getMessage());
            throw new OutOfReach("the issuer's word on the token");
        }
    }

    private static Claims accessToken(Claims said) throws Flawed {
        for (String name : KIND) {
            Optional<String> kind = said.text(name).map(text -> text.toLowerCase(Locale.ROOT));
            if (kind.isPresent() && !ACCESS_TOKENS.contains(kind.get())) {
                throw new Flawed(Flaw.WRONG_TYPE);
            }
        }
        return said;
    }
}
