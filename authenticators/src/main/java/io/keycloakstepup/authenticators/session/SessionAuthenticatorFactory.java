package io.keycloakstepup.authenticators.session;

import io.keycloakstepup.authenticators.step.StepFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** Makes {@code step-up-session} known to Keycloak. */
public final class SessionAuthenticatorFactory extends StepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-session";

    public SessionAuthenticatorFactory() {
        super(
                ID,
                "Step-up: session",
                "Restores user and session from the SSO cookie. It takes the place of Cookie: it never decides a level,"
                        + " the policy is asked after it each time.",
                new SessionAuthenticator());
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.ALTERNATIVE, Requirement.DISABLED};
    }
}
