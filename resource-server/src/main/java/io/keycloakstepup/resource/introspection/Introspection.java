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
import java.util.concurrent.Semaphore;

/**
 * Asks an issuer what it has to say about a token (RFC 7662). That one is not active is remembered for a few seconds, so that who
 * sends it again and again costs the issuer little; good news is kept only where a cache is wanted. No more than so many questions
 * are under way at once. Thread-safe.
 */
public final class Introspection {

    private static final Duration LONGEST_CACHE = Duration.ofMinutes(5);

    private static final Duration INACTIVE_FOR = Duration.ofSeconds(5);

    private static final int MOST_AT_ONCE = 32;

    private final Endpoint endpoint;
    private final ClientCredentials client;
    private final Outbound outbound;
    private final Duration lifetime;
    private final Semaphore places;
    private final RecentAnswers<Claims> active;
    private final RecentAnswers<Flaw> inactive = new RecentAnswers<>(INACTIVE_FOR);

    private Introspection(
            Endpoint endpoint, ClientCredentials client, Outbound outbound, Duration lifetime, Semaphore places) {
        this.endpoint = endpoint;
        this.client = client;
        this.outbound = outbound;
        this.lifetime = lifetime;
        this.places = places;
        this.active = new RecentAnswers<>(lifetime);
    }

    /** Asked at this address, in the name of this client, by 32 at once at most; no good news is kept. */
    public static Introspection at(Endpoint endpoint, ClientCredentials client, Outbound outbound) {
        return new Introspection(endpoint, client, outbound, Duration.ZERO, new Semaphore(MOST_AT_ONCE));
    }

    /** The same, but an answer is kept for a while: for so long a token that was revoked is still believed. */
    public Introspection cached(Duration kept) {
        if (kept.isNegative() || kept.compareTo(LONGEST_CACHE) > 0) {
            throw new IllegalArgumentException(
                    "an answer may be kept between 0 and " + LONGEST_CACHE + ", not " + kept);
        }
        return new Introspection(endpoint, client, outbound, kept, places);
    }

    /** The same, but no more than so many questions are under way at once; nobody waits for a place. */
    public Introspection atMostAtOnce(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("one question at once at least, not " + most);
        }
        return new Introspection(endpoint, client, outbound, lifetime, new Semaphore(most));
    }

    /**
     * What the issuer says of a token that is active; whether it has ended meanwhile is for the caller to see.
     *
     * @throws Unreachable if the issuer gives no answer, or too many are waiting for one
     */
    public Claims of(String token, Instant now) throws Flawed, Unreachable {
        Optional<Claims> kept = active.find(token, now);
        if (kept.isPresent()) {
            return kept.get();
        }
        Optional<Flaw> known = inactive.find(token, now);
        if (known.isPresent()) {
            throw new Flawed(known.get());
        }
        Claims said = asked(token);
        if (!isActive(said)) {
            inactive.keep(token, Flaw.INACTIVE, now);
            throw new Flawed(Flaw.INACTIVE);
        }
        active.keep(token, said, now);
        return said;
    }

    private Claims asked(String token) throws Unreachable {
        if (!places.tryAcquire()) {
            throw new Unreachable(endpoint, "is being asked by as many as may at once");
        }
        try {
            String form = "token_type_hint=access_token&token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
            return Claims.parse(outbound.post(endpoint, form, Map.of("Authorization", client.basic())));
        } catch (Flawed unreadable) {
            throw new Unreachable(endpoint, "is no introspection endpoint");
        } finally {
            places.release();
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
