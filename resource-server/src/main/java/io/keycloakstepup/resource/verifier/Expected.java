package io.keycloakstepup.resource.verifier;

import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;

/**
 * What a token must say to be for us, and for now.
 *
 * @param issuer {@code iss}, letter by letter
 * @param audiences of which {@code aud} must name one; never empty
 * @param clients of which one must have asked for it; empty if any may
 * @param skew how far the clocks of issuer and API may be apart
 */
record Expected(String issuer, Set<String> audiences, Set<String> clients, Duration skew) {

    private static final Duration MOST_SKEW = Duration.ofMinutes(5);

    /** Keycloak names it in the tokens of nearly all clients, whomever they are for. */
    private static final String EVERYBODY = "account";

    Expected {
        audiences = Set.copyOf(audiences);
        clients = Set.copyOf(clients);
        if (issuer.isEmpty() || audiences.isEmpty()) {
            throw new IllegalArgumentException(
                    "a token is verified for an issuer and an audience, not for '" + issuer + "' and " + audiences);
        }
        if (audiences.contains(EVERYBODY)) {
            throw new IllegalArgumentException(
                    "the audience '" + EVERYBODY + "' stands in nearly every token of Keycloak:"
                            + " give this API a name of its own, and the clients that call it an audience mapper for that");
        }
        if (skew.isNegative() || skew.compareTo(MOST_SKEW) > 0) {
            throw new IllegalArgumentException("the skew must be between 0 and " + MOST_SKEW + ", not " + skew);
        }
    }

    /** Fails unless the token says all of it. */
    void mustHold(Claims token, Instant now) throws Flawed {
        must(token.text("iss").filter(issuer::equals).isPresent(), Flaw.WRONG_ISSUER);
        must(!Collections.disjoint(audiences, token.texts("aud")), Flaw.WRONG_AUDIENCE);
        must(clients.isEmpty() || clients.contains(client(token)), Flaw.WRONG_CLIENT);
        Optional<Instant> end = token.time("exp");
        must(end.isPresent(), Flaw.MALFORMED);
        must(end.get().plus(skew).isAfter(now), Flaw.EXPIRED);
        must(isPast(token.time("nbf"), now) && isPast(token.time("iat"), now), Flaw.FROM_THE_FUTURE);
    }

    private boolean isPast(Optional<Instant> time, Instant now) {
        return time.isEmpty() || !time.get().isAfter(now.plus(skew));
    }

    /** The client that asked for it: {@code azp} (OpenID Connect) or {@code client_id} (RFC 9068), which must not disagree. */
    static String client(Claims token) throws Flawed {
        Optional<String> authorized = token.text("azp");
        Optional<String> client = token.text("client_id");
        must(authorized.isEmpty() || client.isEmpty() || authorized.equals(client), Flaw.MALFORMED);
        return authorized.or(() -> client).orElseThrow(() -> new Flawed(Flaw.MALFORMED));
    }

    private static void must(boolean holds, Flaw otherwise) throws Flawed {
        if (!holds) {
            throw new Flawed(otherwise);
        }
    }
}
