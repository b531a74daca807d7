package io.keycloakstepup.it.stranger;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.AuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel.Requirement;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/** What both kinds of text message have in common. */
abstract class MessageFactory implements AuthenticatorFactory {

    private final String id;
    private final Optional<String> credentialType;

    MessageFactory(String id, Optional<String> credentialType) {
        this.id = id;
        this.credentialType = credentialType;
    }

    @Override
    public final String getId() {
        return id;
    }

    @Override
    public final String getDisplayType() {
        return id;
    }

    @Override
    public final String getHelpText() {
        return "Asks for a code that it never sent.";
    }

    @Override
    public final @Nullable String getReferenceCategory() {
        return credentialType.orElse(null);
    }

    @Override
    public final Authenticator create(KeycloakSession session) {
        return new TextMessage(credentialType);
    }

    @Override
    public final boolean isConfigurable() {
        return false;
    }

    @Override
    public final boolean isUserSetupAllowed() {
        return false;
    }

    @Override
    public final Requirement[] getRequirementChoices() {
        return new Requirement[] {Requirement.REQUIRED, Requirement.ALTERNATIVE, Requirement.DISABLED};
    }

    @Override
    public final List<ProviderConfigProperty> getConfigProperties() {
        return List.of();
    }

    @Override
    public final void init(Config.Scope config) {}

    @Override
    public final void postInit(KeycloakSessionFactory factory) {}

    @Override
    public final void close() {}
}
