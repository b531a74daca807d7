package io.keycloakstepup.flow.once;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Adds our tables to Keycloak's database. */
final class StepUpTables implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(ClaimEntity.class, CounterEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/step-up-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return StepUpTablesFactory.ID;
    }

    @Override
    public void close() {}
}
