package io.keycloakstepup.authenticators.arrival;

import io.keycloakstepup.policy.level.FactorType;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a sign-in at an identity provider stands for.
 *
 * @param factors the factors, and how old the proof of each counts at most; empty where there is a doubt
 * @param doubt why it stands for none; empty where it stands for some
 */
record Worth(Map<FactorType, Duration> factors, Optional<Doubt> doubt) {

    Worth {
        factors = Collections.unmodifiableMap(new LinkedHashMap<>(factors));
        if (factors.isEmpty() != doubt.isPresent()) {
            throw new IllegalArgumentException("either factors or a doubt, not " + factors + " and " + doubt);
        }
    }

    static Worth of(Map<FactorType, Duration> factors) {
        return new Worth(factors, Optional.empty());
    }

    static Worth nothing(Doubt doubt) {
        return new Worth(Map.of(), Optional.of(doubt));
    }

    /** The factors, or the doubt, in words. */
    String said() {
        return doubt.map(Doubt::word)
                .orElseGet(() -> factors.keySet().stream().map(FactorType::word).collect(Collectors.joining(" ")));
    }
}
