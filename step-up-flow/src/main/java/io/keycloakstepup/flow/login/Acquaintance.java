package io.keycloakstepup.flow.login;

import io.keycloakstepup.flow.guard.Holdings;
import io.keycloakstepup.policy.level.Freshness;
import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import org.keycloak.authentication.AuthenticationFlowContext;

/**
 * What makes a user known in a browser: something was proven in this very sign-in, and all in all several factors, or the
 * strongest level that the account has.
 *
 * @param context the sign-in
 * @param ledger what is proven
 * @param moment the instant, and the start of the request
 */
record Acquaintance(AuthenticationFlowContext context, Ledger ledger, Moment moment) {

    boolean isMade(Levels levels, Freshness asked) {
        return isAnythingNew()
                && (levels.reached(ledger, asked).anyMatch(Level::isMultiFactor) || isStrongest(levels, asked));
    }

    private boolean isAnythingNew() {
        return ledger.newestFirst().anyMatch(evidence -> !evidence.verifiedAt().isBefore(moment.requestedAt()));
    }

    private boolean isStrongest(Levels levels, Freshness asked) {
        return Holdings.of(context.getSession(), context.getUser())
                .strongestOfOwner(levels)
                .filter(level -> levels.isReached(level, ledger, asked))
                .isPresent();
    }
}
