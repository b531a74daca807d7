package io.keycloakstepup.flow.once;

import java.time.Duration;
import org.keycloak.Config;

/**
 * How often expired rows are swept out of our tables.
 *
 * @param interval {@code spi-jpa-entity-provider--step-up-tables--sweep-seconds}: 1 second to a day, by default 15
 *     minutes
 */
record SweepConfig(Duration interval) {

    static final String INTERVAL_SECONDS = "sweepSeconds";

    private static final Duration LONGEST = Duration.ofDays(1);

    static final SweepConfig USUAL = new SweepConfig(Duration.ofMinutes(15));

    SweepConfig {
        if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("spi-jpa-entity-provider--step-up-tables--sweep-seconds="
                    + interval.toSeconds() + ": expected 1 to " + LONGEST.toSeconds());
        }
    }

    static SweepConfig of(Config.Scope config) {
        return new SweepConfig(Duration.ofSeconds(
                config.getLong(INTERVAL_SECONDS, USUAL.interval().toSeconds())));
    }
}
