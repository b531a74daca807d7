package io.keycloakstepup.flow.table;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/**
 * Tables and the entities that stand for their rows.
 *
 * @param id of the provider, after which Liquibase keeps its books apart
 * @param changelog the Liquibase change log, as a resource
 * @param entities the entities
 */
record OwnTables(String id, String changelog, List<Class<?>> entities) implements JpaEntityProvider {

    OwnTables {
        entities = List.copyOf(entities);
    }

    @Override
    public List<Class<?>> getEntities() {
        return entities;
    }

    @Override
    public String getChangelogLocation() {
        return changelog;
    }

    @Override
    public String getFactoryId() {
        return id;
    }

    @Override
    public void close() {}
}
