package io.keycloakstepup.authenticators.page;

import io.keycloakstepup.flow.factor.Verification;
import io.keycloakstepup.flow.reason.Reason;
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

    /** The message for the field of this factor, or, where nothing more is to be told, that the answer was wrong. */
    public FormMessage on(String field, String wrong) {
        if (isUnproven) {
            return new FormMessage(field, wrong);
        }
        if (refused.reason() == Reason.FACTOR_DISABLED) {
            return new FormMessage(field, "step-up-factor-disabled");
        }
        if (refused.reason() == Reason.CODE_SPENT) {
            return new FormMessage(field, "step-up-code-spent");
        }
        if (refused.reason() == Reason.KEY_UNVERIFIED || refused.reason() == Reason.KEY_UNFIT) {
            return new FormMessage(field, refused.reason().messageKey());
        }
        return refused.retryAt()
                .map(retryAt -> new Wait(now, retryAt).message(field, "step-up-wait"))
                .orElseGet(() -> new FormMessage(field, wrong));
    }
}
