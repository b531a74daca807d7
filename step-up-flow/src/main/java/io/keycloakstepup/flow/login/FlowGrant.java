package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.facts.Grant;
import org.keycloak.authentication.AuthenticationFlowContext;

/** The grant for which a flow runs: in the browser, at the token endpoint for a password, or in our own REST. */
final class FlowGrant {

    /** What Keycloak calls the place of a flow that no browser goes through, so that there is nothing to come back to. */
    private static final String TOKEN_ENDPOINT = "token";

    /** What our own calls say of themselves. */
    static final String OVER_REST = "step-up";

    private FlowGrant() {}

    static Grant of(AuthenticationFlowContext context) {
        String path = context.getFlowPath();
        if (OVER_REST.equals(path)) {
            return Grant.API;
        }
        return path == null || path.equals(TOKEN_ENDPOINT) ? Grant.PASSWORD : Grant.BROWSER;
    }

    static boolean isBrowser(AuthenticationFlowContext context) {
        return of(context) == Grant.BROWSER;
    }
}
