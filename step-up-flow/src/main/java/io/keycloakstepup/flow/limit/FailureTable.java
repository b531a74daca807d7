package io.keycloakstepup.flow.limit;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Adds the table of failures to Keycloak's database. */
final class FailureTable implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(FailureEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/step-up-failures-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return FailureTableFactory.ID;
    }

    @Override
    public void close() {}
}
