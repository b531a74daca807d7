package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.registry.PolicyRegistry;
import io.keycloakstepup.policy.decision.Judge;
import io.keycloakstepup.policy.decision.Judgement;
import io.keycloakstepup.policy.rule.Policy;
import org.keycloak.models.ClientModel;

/**
 * A client that asks for a token of its own. There is nobody who could prove anything, so that a level that some rule
 * requires is as good as a denial; the policy's default is about users and requires nothing here.
 *
 * @param asked what is asked for
 */
public record ClientRequest(GrantFacts asked) {

    /** What the policy says to it. */
    public GrantVerdict verdict() {
        ClientModel client = asked.scopes().client();
        return PolicyRegistry.of(client.getRealm())
                .match(
                        standing -> verdict(standing.policy()),
                        () -> new GrantVerdict.Undecidable(Reason.POLICY_MISSING),
                        broken -> new GrantVerdict.Undecidable(Reason.POLICY_BROKEN));
    }

    private GrantVerdict verdict(Policy policy) {
        Judgement judgement = new Judge(policy).judge(asked.ofClient());
        boolean isAllowed =
                judgement.denial().isEmpty() && judgement.requirements().isEmpty();
        return isAllowed ? GrantVerdict.allowedBy(judgement) : new GrantVerdict.Denied();
    }
}
