package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.guard.Holdings;
import io.keycloakstepup.policy.level.Freshness;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * What makes a user known in a browser, and where it comes from: a level of several factors, or the strongest that the
 * account has, whose last step was proven in this very sign-in.
 *
 * @param context the sign-in
 * @param ledger what is proven
 * @param moment the instant, and the start of the request
 */
record Acquaintance(AuthenticationFlowContext context, Ledger ledger, Moment moment) {

    /** What was proven earlier does not count, wherever this session began: a cookie may have been copied. */
    boolean isMade(Levels levels, Freshness asked) {
        Optional<Level> strongest =
                Holdings.of(context.getSession(), context.getUser()).strongestOfOwner(levels);
        return levels.highestFirst()
                .filter(level -> level.isMultiFactor() || strongest.equals(Optional.of(level)))
                .flatMap(level -> levels.reachedAt(level, ledger, asked).stream())
                .anyMatch(lastStepAt -> moment.isFresh(lastStepAt, Duration.ZERO));
    }
}
