package io.keycloakstepup.resource.guard;

import io.keycloakstepup.resource.guard.GuardResult.Forbidden;
import io.keycloakstepup.resource.guard.GuardResult.Pass;
import io.keycloakstepup.resource.guard.GuardResult.StepUp;
import io.keycloakstepup.resource.matrix.Limits;
import io.keycloakstepup.resource.matrix.Requirement;
import io.keycloakstepup.resource.token.AccessToken;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Says whether a token proves enough, for whoever has found the operation and verified the token themselves: an application
 * whose framework does both. Thread-safe.
 */
public final class TokenGuard {

    private final Limits limits;
    private final Attempts attempts = new Attempts();

    /** A guard that goes by these clocks. */
    public TokenGuard(Limits limits) {
        this.limits = Objects.requireNonNull(limits, "limits");
    }

    /**
     * What there is to say. A token that tells of no sign-in is its client's own: nobody can be asked, and no challenge leads
     * anywhere.
     *
     * @param sent the token as it was sent, which tells attempts apart
     * @throws IllegalArgumentException if the requirement ties the token to its use: here is nothing to hold that against
     */
    public GuardResult check(Requirement requirement, AccessToken token, String sent, Instant now) {
        if (!requirement.bindings().isEmpty()) {
            throw new IllegalArgumentException("a token alone does not show " + requirement.bindings());
        }
        Weighing weighing = new Weighing(requirement, token, now);
        if (!weighing.isPossible()) {
            return new Forbidden(Refusal.LEVELS_EXCLUDE_EACH_OTHER, token.scheme(), List.of());
        }
        if (!weighing.isProofEnough(limits)) {
            return unmet(weighing, sent);
        }
        return weighing.isScopeEnough()
                ? new Pass(Optional.of(token), List.of(), List.of())
                : new Forbidden(Refusal.SCOPE, token.scheme(), requirement.scopesInOrder());
    }

    private GuardResult unmet(Weighing weighing, String sent) {
        AccessToken token = weighing.token();
        return token.authTime().isEmpty()
                ? new Forbidden(Refusal.NOBODY_TO_ASK, token.scheme(), List.of())
                : new StepUp(attempts.number(Scale.challenge(weighing, Optional.empty()), token, sent, weighing.now()));
    }
}
