package io.keycloakstepup.flow.history;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Adds the table of sign-ins to Keycloak's database. */
final class SignInTable implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(SignInEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/step-up-sign-ins-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return SignInTableFactory.ID;
    }

    @Override
    public void close() {}
}
