package io.keycloakstepup.flow.history;

import java.time.Duration;
import org.keycloak.Config;

/**
 * For how long sign-ins are kept.
 *
 * @param lifetime {@code spi-jpa-entity-provider--step-up-sign-ins--days}: 1 to 3650 days, by default 90
 * @param interval {@code spi-jpa-entity-provider--step-up-sign-ins--sweep-seconds}: how often older ones are deleted; 1
 *     second to a day, by default an hour
 */
record HistoryConfig(Duration lifetime, Duration interval) {

    static final String DAYS = "days";
    static final String SWEEP_SECONDS = "sweepSeconds";

    private static final String OPTION = "spi-jpa-entity-provider--step-up-sign-ins--";

    static final HistoryConfig USUAL = new HistoryConfig(Duration.ofDays(90), Duration.ofHours(1));

    HistoryConfig {
        requireBetween("days", lifetime.toDays(), 3650);
        requireBetween("sweep-seconds", interval.toSeconds(), Duration.ofDays(1).toSeconds());
    }

    private static void requireBetween(String option, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(OPTION + option + "=" + value + ": expected 1 to " + most);
        }
    }

    static HistoryConfig of(Config.Scope config) {
        return new HistoryConfig(
                Duration.ofDays(config.getLong(DAYS, USUAL.lifetime().toDays())),
                Duration.ofSeconds(
                        config.getLong(SWEEP_SECONDS, USUAL.interval().toSeconds())));
    }
}
