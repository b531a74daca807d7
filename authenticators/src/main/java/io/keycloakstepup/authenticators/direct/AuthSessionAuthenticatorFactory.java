package io.keycloakstepup.authenticators.direct;

import io.keycloakstepup.authenticators.step.StepFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** Makes {@code step-up-auth-session} known to Keycloak. */
public final class AuthSessionAuthenticatorFactory extends StepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-auth-session";

    public AuthSessionAuthenticatorFactory() {
        super(
                ID,
                "Step-up: auth session",
                "Goes on with a password grant whose password was right, by the auth_session that its answer named. It stands"
                        + " before the steps that ask for the password, as an alternative to them.",
                new AuthSessionAuthenticator());
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.ALTERNATIVE, Requirement.DISABLED};
    }
}
