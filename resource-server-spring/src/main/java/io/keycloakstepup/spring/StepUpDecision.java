package io.keycloakstepup.spring;

import io.keycloakstepup.resource.guard.GuardResult;
import org.springframework.security.authorization.AuthorizationResult;

/**
 * What came of asking, in the words of Spring Security.
 *
 * @param result what came of it
 */
record StepUpDecision(GuardResult result) implements AuthorizationResult {

    @Override
    public boolean isGranted() {
        return result instanceof GuardResult.Pass;
    }
}
