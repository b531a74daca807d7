package io.keycloakstepup.authenticators.passkey;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.provider.ProviderConfigProperty;

/** Makes {@code step-up-sign-in} known to Keycloak. */
public final class SignInFormFactory implements AuthenticatorFactory {

    /** The id of this step in a flow. */
    public static final String ID = "step-up-sign-in";

    private static final SignInForm FORM = new SignInForm();

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getDisplayType() {
        return "Step-up: user name and password, or a passkey";
    }

    @Override
    public String getHelpText() {
        return "Keycloak's form for user name and password, with a passkey offered in it where the realm's passwordless"
                + " policy enables passkeys. In place of the form that Keycloak brings.";
    }

    @Override
    public Authenticator create(KeycloakSession session) {
        return FORM;
    }

    /** As Keycloak's own form: it counts wrong passwords by it. */
    @Override
    public String getReferenceCategory() {
        return PasswordCredentialModel.TYPE;
    }

    @Override
    public boolean isConfigurable() {
        return false;
    }

    @Override
    public Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
