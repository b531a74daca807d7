package io.keycloakstepup.authenticators.page;

import java.time.Duration;
import java.time.Instant;
import org.keycloak.models.utils.FormMessage;

/**
 * How long somebody has to wait, in words.
 *
 * @param now the instant at which it is told
 * @param until when it is over
 */
public record Wait(Instant now, Instant until) {

    /** Up to here seconds are easier to wait for than minutes. */
    private static final Duration SHORT = Duration.ofMinutes(2);

    /** The message of this key, followed by {@code -seconds} or {@code -minutes}, with their number. */
    public FormMessage message(String field, String key) {
        Duration left = Duration.between(now, until);
        return left.compareTo(SHORT) <= 0
                ? new FormMessage(field, key + "-seconds", Math.max(1, left.toSeconds()))
                : new FormMessage(field, key + "-minutes", left.plusSeconds(59).toMinutes());
    }
}
