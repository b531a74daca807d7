package io.keycloakstepup.resource.verifier;

import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.jose.SignatureAlgorithm;
import io.keycloakstepup.resource.jose.SignedText;
import io.keycloakstepup.resource.jose.SigningKey;
import io.keycloakstepup.resource.keys.KeyLookup;
import io.keycloakstepup.resource.keys.KeySource;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Tokens that say all of it themselves (RFC 9068), as Keycloak signs them: {@code typ} is {@code at+jwt}, or {@code JWT} with a
 * claim that tells access tokens from the ID tokens of the same issuer.
 *
 * @param keys the issuer's
 * @param algorithms what may be signed with
 * @param mostCharacters what is longer is not looked at
 */
record SelfContained(KeySource keys, Set<SignatureAlgorithm> algorithms, int mostCharacters) implements ClaimsSource {

    private static final Set<String> ACCESS_TOKEN = Set.of("at+jwt");

    private static final Set<String> ANY_TOKEN = Set.of("at+jwt", "JWT");

    /** Keycloak's words in the claim {@code typ}; its ID tokens say {@code ID}, refresh tokens {@code Refresh}. */
    private static final Set<String> KEYCLOAKS = Set.of("Bearer", "DPoP");

    SelfContained {
        algorithms = Set.copyOf(algorithms);
    }

    @Override
    public Claims claims(String token, Instant now) throws Flawed, OutOfReach {
        SignedText text = SignedText.parse(token, mostCharacters, algorithms);
        text.mustBeOfType(ANY_TOKEN);
        Claims claims = text.claims(key(text, now));
        mustBeAnAccessToken(text, claims);
        return claims;
    }

    private SigningKey key(SignedText text, Instant now) throws Flawed, OutOfReach {
        KeyLookup lookup = keys.keyFor(text, now);
        Optional<SigningKey> key = lookup.match(Optional::of, Optional::empty, Optional::empty);
        if (key.isEmpty() && lookup instanceof KeyLookup.Unavailable) {
            throw new OutOfReach("the keys of the issuer");
        }
        return key.orElseThrow(() -> new Flawed(Flaw.UNKNOWN_KEY));
    }

    private static void mustBeAnAccessToken(SignedText text, Claims claims) throws Flawed {
        Optional<String> kind = claims.text("typ");
        boolean isOne = kind.isPresent() ? KEYCLOAKS.contains(kind.get()) : text.isOfType(ACCESS_TOKEN);
        if (!isOne) {
            throw new Flawed(Flaw.WRONG_TYPE);
        }
    }
}
