package io.keycloakstepup.resource.introspection;

import io.keycloakstepup.resource.jose.Claims;
import io.keycloakstepup.resource.jose.Flaw;
import io.keycloakstepup.resource.jose.Flawed;
import io.keycloakstepup.resource.outbound.Endpoint;
import io.keycloakstepup.resource.outbound.Outbound;
import io.keycloakstepup.resource.outbound.Unreachable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks an issuer what it has to say about a token (RFC 7662), each time unless a cache is wanted. Thread-safe. */
public final class Introspection {

    private static final Duration LONGEST_CACHE = Duration.ofMinutes(5);

    private final Endpoint endpoint;
    private final ClientCredentials client;
    private final Outbound outbound;
    private final IntrospectionCache cache;

    private Introspection(Endpoint endpoint, ClientCredentials client, Outbound outbound, Duration cached) {
        this.endpoint = endpoint;
        this.client = client;
        this.outbound = outbound;
        this.cache = new IntrospectionCache(cached);
    }

    /** Asked at this address, in the name of this client; no answer is kept. */
    public static Introspection at(Endpoint endpoint, ClientCredentials client, Outbound outbound) {
        return new Introspection(endpoint, client, outbound, Duration.ZERO);
    }

    /** The same, but an answer is kept for a while: for so long a token that was revoked is still believed. */
    public Introspection cached(Duration lifetime) {
        if (lifetime.isNegative() || lifetime.compareTo(LONGEST_CACHE) > 0) {
            throw new IllegalArgumentException(
                    "an answer may be kept between 0 and " + LONGEST_CACHE + ", not " + lifetime);
        }
        return new Introspection(endpoint, client, outbound, lifetime);
    }

    /** What the issuer says of a token that is active; whether it has ended meanwhile is for the caller to see. */
    public Claims of(String token, Instant now) throws Flawed, Unreachable {
        Optional<Claims> kept = cache.find(token, now);
        if (kept.isPresent()) {
            return kept.get();
        }
        Claims said = asked(token);
        if (!isActive(said)) {
            throw new Flawed(Flaw.INACTIVE);
        }
        cache.keep(token, said, now);
        return said;
    }

    private Claims asked(String token) throws Unreachable {
        String form = "token_type_hint=access_token&token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        byte[] answer = outbound.post(endpoint, form, Map.of("Authorization", client.basic()));
        try {
            return Claims.parse(answer);
        } catch (Flawed unreadable) {
            throw new Unreachable(endpoint, "is no introspection endpoint");
        }
    }

    private boolean isActive(Claims said) throws Unreachable {
        try {
            return said.isTrue("active");
        } catch (Flawed notABoolean) {
            throw new Unreachable(endpoint, "does not say whether the token is active");
        }
    }
}
