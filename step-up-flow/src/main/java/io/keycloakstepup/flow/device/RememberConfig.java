package io.keycloakstepup.flow.device;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * For how long a realm remembers devices. The time runs from the sign-in in which the user asked for it, and nothing
 * prolongs it.
 *
 * @param lifetime the attribute {@code step-up.remember-days} of the realm: 1 to 365 days, by default 30; empty for 0 and
 *     for whatever is no such number: then nothing is remembered
 */
public record RememberConfig(Optional<Duration> lifetime) {

    /** The attribute of the realm. */
    public static final String DAYS = "step-up.remember-days";

    private static final String USUAL_DAYS = "30";
    private static final int MOST_DAYS = 365;

    /** What the realm says. */
    public static RememberConfig of(RealmModel realm) {
        return read(Optional.ofNullable(realm.getAttribute(DAYS)).orElse(USUAL_DAYS));
    }

    static RememberConfig read(String days) {
        return new RememberConfig(Optional.of(days)
                .filter(number -> number.matches("[0-9]{1,3}"))
                .map(Long::parseLong)
                .filter(number -> number > 0 && number <= MOST_DAYS)
                .map(Duration::ofDays));
    }
}
