package io.keycloakstepup.flow.device;

import org.keycloak.credential.CredentialProvider;
import org.keycloak.credential.CredentialProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Makes remembered devices known to Keycloak's consoles. */
public final class DeviceCredentialProviderFactory implements CredentialProviderFactory<CredentialProvider<?>> {

    @Override
    public String getId() {
        return DeviceCredential.TYPE;
    }

    @Override
    public CredentialProvider<?> create(KeycloakSession session) {
        return new DeviceCredentialProvider(session);
    }
}
