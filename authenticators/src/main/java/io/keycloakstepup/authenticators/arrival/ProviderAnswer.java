package io.keycloakstepup.authenticators.arrival;

import io.keycloakstepup.policy.broker.Broker;
import io.keycloakstepup.policy.level.FactorType;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an identity provider said of one sign-in there.
 *
 * @param provider the provider's alias
 * @param acrs the level that was reached there; empty where it was not said
 * @param methods the methods that were used there (RFC 8176); empty where they were not said
 * @param saidAt when the user was authenticated there; empty where that was not said
 */
record ProviderAnswer(String provider, List<String> acrs, List<String> methods, Optional<Instant> saidAt) {

    /** How far ahead of this clock the provider's may be. */
    private static final Duration TOLERATED_SKEW = Duration.ofMinutes(1);

    ProviderAnswer {
        acrs = List.copyOf(acrs);
        methods = List.copyOf(methods);
    }

    /** When the user was authenticated there, never later than now; now where that was not said, or makes no sense. */
    Instant at(Instant now) {
        return saidAt.filter(at -> at.isBefore(now)).orElse(now);
    }

    /**
     * What it stands for, if all that it says is true.
     *
     * @param broker what the policy says of this provider
     */
    Worth worth(Broker broker, Instant now) {
        Map<FactorType, Duration> factors = broker.factors(acrs, methods);
        if (factors.isEmpty()) {
            return Worth.nothing(Doubt.UNMAPPED);
        }
        return saidAt.map(at -> at.isAfter(now.plus(TOLERATED_SKEW))
                        ? Worth.nothing(Doubt.AHEAD)
                        : timely(factors, Duration.between(at, now)))
                .orElseGet(() -> Worth.nothing(Doubt.UNTIMED));
    }

    /** Whether what must be proven within the request was, is for the gate to say. */
    private static Worth timely(Map<FactorType, Duration> factors, Duration age) {
        Map<FactorType, Duration> timely = new LinkedHashMap<>(factors);
        timely.values().removeIf(maxAge -> !maxAge.isZero() && maxAge.compareTo(age) < 0);
        return timely.isEmpty() ? Worth.nothing(Doubt.STALE) : Worth.of(timely);
    }
}
