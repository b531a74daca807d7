package io.keycloakstepup.authenticators.single;

import io.keycloakstepup.authenticators.page.FactorPage;
import io.keycloakstepup.authenticators.step.StepFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;

/** Makes the step of one factor known to Keycloak. */
public abstract class FactorStepFactory extends StepFactory {

    FactorStepFactory(String id, String what, FactorPage page) {
        super(
                id,
                "Step-up: " + what,
                "Asks for this factor, whatever the step-up policy says; what it proves counts for the policy. For flows that"
                        + " you compose yourself.",
                new FactorStep(page));
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }
}
