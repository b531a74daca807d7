package io.keycloakstepup.spring;

import io.keycloakstepup.resource.matrix.Requirement;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/**
 * Makes of a level and an age what {@code authorizeHttpRequests} takes: {@code .access(stepUp.require("phr", "5m"))}. What is
 * refused so is answered with a challenge in every {@code SecurityFilterChain} that is made from Spring's {@code HttpSecurity}; by
 * itself, not as a part of {@code allOf}. Thread-safe.
 */
public final class StepUpAuthorization {

    private final Ladder ladder;
    private final RequestGuard guard;

    StepUpAuthorization(Ladder ladder, RequestGuard guard) {
        this.ladder = ladder;
        this.guard = guard;
    }

    /** This level of {@code step-up.order} or a stronger one, of any age. */
    public AuthorizationManager<RequestAuthorizationContext> require(String acr) {
        return require(acr, "");
    }

    /**
     * This level of {@code step-up.order} or a stronger one, proven no longer ago.
     *
     * @param acr the level; nothing where any will do
     * @param maxAge a whole number with s, m, h or d; nothing where that does not matter
     */
    public AuthorizationManager<RequestAuthorizationContext> require(String acr, String maxAge) {
        Requirement requirement = ladder.requirement(acr, maxAge, "require(\"" + acr + "\", \"" + maxAge + "\")");
        return (who, context) -> new StepUpDecision(guard.check(requirement, who.get(), context.getRequest()));
    }
}
