package io.keycloakstepup.flow.enrolment;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.RealmModel;

/**
 * How long enrolment codes live in a realm.
 *
 * @param lifetime the attribute {@code step-up.enrolment-code-minutes} of the realm: 1 to 1440 minutes, by default 10, and
 *     also for whatever is no such number
 */
public record EnrolmentCodeConfig(Duration lifetime) {

    /** The attribute of the realm. */
    public static final String MINUTES = "step-up.enrolment-code-minutes";

    private static final Duration LONGEST = Duration.ofDays(1);

    static final EnrolmentCodeConfig USUAL = new EnrolmentCodeConfig(Duration.ofMinutes(10));

    public EnrolmentCodeConfig {
        if (lifetime.compareTo(Duration.ofMinutes(1)) < 0 || lifetime.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    MINUTES + "=" + lifetime.toMinutes() + ": expected 1 to " + LONGEST.toMinutes());
        }
    }

    /** What the realm says. */
    public static EnrolmentCodeConfig of(RealmModel realm) {
        return read(Optional.ofNullable(realm.getAttribute(MINUTES)).orElse(""));
    }

    static EnrolmentCodeConfig read(String minutes) {
        return Optional.of(minutes)
                .filter(number -> number.matches("[0-9]{1,4}"))
                .map(number -> Duration.ofMinutes(Long.parseLong(number)))
                .filter(lifetime -> !lifetime.isZero() && lifetime.compareTo(LONGEST) <= 0)
                .map(EnrolmentCodeConfig::new)
                .orElse(USUAL);
    }
}
