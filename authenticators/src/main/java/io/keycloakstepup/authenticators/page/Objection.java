package io.keycloakstepup.authenticators.page;

import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.models.utils.FormMessage;

/**
 * What a page says to an answer that does not count. Who has proven nothing hears the same for every reason; who has is
 * told when the next answer will be looked at.
 *
 * @param refused why it does not count
 * @param isUnproven whether the user has proven nothing yet
 * @param now the instant of the answer
 */
public record Objection(Verification.Refused refused, boolean isUnproven, Instant now) {

    /** Up to here seconds are easier to wait for than minutes. */
    private static final Duration SHORT = Duration.ofMinutes(2);

    /** The message for the field of this factor, or, where nothing more is to be told, that the answer was wrong. */
    public FormMessage on(String field, String wrong) {
        if (isUnproven) {
            return new FormMessage(field, wrong);
        }
        if (refused.reason() == Reason.FACTOR_DISABLED) {
            return new FormMessage(field, "step-up-factor-disabled");
        }
        return refused.retryAt().map(retryAt -> wait(field, retryAt)).orElseGet(() -> new FormMessage(field, wrong));
    }

    private FormMessage wait(String field, Instant retryAt) {
        Duration left = Duration.between(now, retryAt);
        return left.compareTo(SHORT) <= 0
                ? new FormMessage(field, "step-up-wait-seconds", Math.max(1, left.toSeconds()))
                : new FormMessage(
                        field, "step-up-wait-minutes", left.plusSeconds(59).toMinutes());
    }
}
