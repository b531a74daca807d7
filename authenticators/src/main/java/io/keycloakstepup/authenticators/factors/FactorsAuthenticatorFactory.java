package io.keycloakstepup.authenticators.factors;

import io.keycloakstepup.authenticators.step.StepFactory;
import io.keycloakstepup.flow.device.DeviceCredential;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** Makes {@code step-up-factors} known to Keycloak. */
public final class FactorsAuthenticatorFactory extends StepFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-factors";

    public FactorsAuthenticatorFactory() {
        super(
                ID,
                "Step-up: factors",
                "Asks for the factors that the step-up policy still wants, in the policy's order. It shows nothing when"
                        + " nothing is missing.",
                new FactorsAuthenticator());
    }

    /** The account console lists only credential types that some step of a flow names. */
    @Override
    public Set<String> getOptionalReferenceCategories(KeycloakSession session) {
        return Set.of(DeviceCredential.TYPE);
    }
}
