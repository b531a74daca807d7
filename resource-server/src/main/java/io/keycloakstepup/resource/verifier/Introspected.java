package io.keycloakstepup.resource.verifier;

import io.keycloakstepup.resource.introspection.Introspection;
import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.outbound.Unreachable;
import java.time.Instant;

/**
 * Tokens that their issuer is asked about (RFC 7662); they may be of any form.
 *
 * @param introspection how it is asked
 * @param mostCharacters what is longer is not asked about
 */
record Introspected(Introspection introspection, int mostCharacters) implements ClaimsSource {

    private static final System.Logger LOG = System.getLogger(Introspected.class.getName());

    @Override
    public Claims claims(String token, Instant now) throws Flawed, OutOfReach {
        if (token.length() > mostCharacters) {
            throw new Flawed(Flaw.OVERSIZED);
        }
        try {
            return introspection.of(token, now);
        } catch (Unreachable unreachable) {
            LOG.log(System.Logger.Level.WARNING, "the issuer cannot be asked: {0}", unreachable.getMessage());
            throw new OutOfReach("the issuer's word on the token");
        }
    }
}
