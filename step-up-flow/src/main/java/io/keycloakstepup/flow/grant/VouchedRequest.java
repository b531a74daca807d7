package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.factor.BruteForceLock;
import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.login.LeastLevel;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.decision.Vouching;
import io.keycloakstepup.policy.rule.Policy;
import java.util.Optional;
import org.keycloak.models.UserModel;

/**
 * A request for tokens of a user whom somebody else has authenticated, or is going to. Nothing of that is evidence.
 *
 * @param user whose tokens they would be
 * @param asked what is asked for, and by whom
 */
public record VouchedRequest(UserModel user, GrantFacts asked) {

    /** What the policy says to it; nobody gets tokens whose account is locked. */
    public GrantVerdict verdict() {
        if (new BruteForceLock(asked.session()).isClosedTo(user)) {
            return new GrantVerdict.Undecidable(Reason.ACCOUNT_LOCKED);
        }
        return PolicyRegistry.of(asked.scopes().client().getRealm())
                .match(
                        standing -> verdict(standing.policy()),
                        () -> new GrantVerdict.Undecidable(Reason.POLICY_MISSING),
                        broken -> new GrantVerdict.Undecidable(Reason.POLICY_BROKEN));
    }

    private GrantVerdict verdict(Policy policy) {
        LeastLevel minimum = LeastLevel.of(asked.scopes(), policy.levels());
        if (minimum.isBeyond()) {
            return new GrantVerdict.Undecidable(Reason.LEVEL_UNREACHABLE);
        }
        Judgement byPolicy = new Judge(policy).judge(asked.ofUser(user, Optional.empty()));
        if (byPolicy.denial().isPresent()) {
            return new GrantVerdict.Denied();
        }
        Judgement judgement = minimum.requirement().map(byPolicy::requiring).orElse(byPolicy);
        return new Vouching(policy.levels()).unmet(judgement).isEmpty()
                ? GrantVerdict.allowedBy(judgement)
                : new GrantVerdict.Unmet();
    }
}
