package io.keycloakstepup.flow.grant;

import io.keycloakstepup.flow.facts.GrantFacts;
import io.keycloakstepup.flow.reason.Reason;
import io.keycloakstepup.flow.rescue.Rescue;
import io.keycloakstepup.policy.decision.Judgement;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.UserSessionModel;

/**
 * A code that is exchanged for tokens after its authorization passed the gate. What was asked there is not asked again;
 * what is denied since is.
 *
 * @param userSession the session; its user exists
 * @param asked what is asked for, and by whom
 */
public record Redemption(UserSessionModel userSession, GrantFacts asked) {

    private static final GrantVerdict ALLOWED =
            GrantVerdict.allowedBy(new Judgement(Optional.empty(), List.of(), List.of()));

    /** What the policy says to it. */
    public GrantVerdict verdict() {
        return Rescue.policyFor(userSession.getRealm(), userSession.getUser())
                .match(
                        standing -> new SessionCircumstances(userSession, asked)
                                .denial(standing.policy())
                                .<GrantVerdict>map(key -> new GrantVerdict.Denied())
                                .orElse(ALLOWED),
                        () -> new GrantVerdict.Undecidable(Reason.POLICY_MISSING),
                        broken -> new GrantVerdict.Undecidable(Reason.POLICY_BROKEN));
    }
}
