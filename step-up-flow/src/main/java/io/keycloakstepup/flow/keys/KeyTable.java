package io.keycloakstepup.flow.keys;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Adds the table of keys to Keycloak's database. */
final class KeyTable implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(KeyEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/step-up-keys-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return KeyTableFactory.ID;
    }

    @Override
    public void close() {}
}
