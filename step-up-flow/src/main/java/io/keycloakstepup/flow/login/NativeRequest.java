package io.keycloakstepup.flow.login;

import io.keycloakstepup.policy.decision.Requirement;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.authenticators.util.AcrStore;

/**
 * What Keycloak itself asks of a sign-in: the level of a credential that {@code kc_action} is about to change, the
 * client's minimum, a level asked for by number.
 */
record NativeRequest(AuthenticationFlowContext context) {

    private static final String ORIGIN = "keycloak";

    /** The lowest level of the policy that is no lower than Keycloak's number; empty where it asks for none of ours. */
    Optional<Requirement> requirement(Levels levels) {
        int loa = new AcrStore(context.getSession(), context.getAuthenticationSession())
                .getRequestedLevelOfAuthentication(context.getTopLevelFlow());
        return levels.ordered().stream()
                .filter(level -> loa > 0 && level.loa() >= loa)
                .findFirst()
                .map(NativeRequest::requirement);
    }

    private static Requirement requirement(Level level) {
        return new Requirement(level, ORIGIN);
    }
}
