package io.keycloakstepup.mappers.enforcer;

import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProvider;
import org.keycloak.services.clientpolicy.executor.ClientPolicyExecutorProviderFactory;

/** Makes the client-policy executor {@code step-up-enforcer} known to Keycloak. */
public final class StepUpEnforcerFactory implements ClientPolicyExecutorProviderFactory {

    /** The id of this executor. */
    public static final String ID = "step-up-enforcer";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public String getHelpText() {
        return "Issues tokens only for authorizations that passed the step-up gate.";
    }

    @Override
    public ClientPolicyExecutorProvider<?> create(KeycloakSession session) {
        return new StepUpEnforcer(session);
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
