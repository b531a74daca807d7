package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Ledger;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.level.Moment;
import io.keycloakstepup.policy.level.Target;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * A request for new tokens in a session whose user is not there to prove anything. What was reached when the user was
 * there goes on counting, as long as the level itself says; how old each proof has become is asked again only by rules that
 * name the grant.
 *
 * @param levels the policy's levels
 * @param ledger what had been proven
 * @param passed when the gate was passed, and when that request began
 * @param usedAt when the session was last used, to the second
 * @param now the instant of the decision
 */
public record Renewal(Levels levels, Ledger ledger, Moment passed, Instant usedAt, Instant now) {

    public Renewal {
        Objects.requireNonNull(levels, "levels");
        Objects.requireNonNull(ledger, "ledger");
        Objects.requireNonNull(passed, "passed");
        Objects.requireNonNull(usedAt, "usedAt");
        Objects.requireNonNull(now, "now");
    }

    /** The requirements that do not hold; empty when all do. */
    public List<Requirement> unmet(Judgement judgement) {
        return judgement.requirements().stream()
                .filter(requirement -> !holds(requirement))
                .toList();
    }

    private boolean holds(Requirement requirement) {
        Target target = requirement.target();
        boolean lasts = target.reachedAt(levels, ledger, passed)
                .filter(at -> target.level().session().allow(at, usedAt, now))
                .isPresent();
        return lasts && (!requirement.namesGrant() || target.isReached(levels, ledger, Moment.at(now)));
    }
}
