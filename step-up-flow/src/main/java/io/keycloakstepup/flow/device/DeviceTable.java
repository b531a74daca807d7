package io.keycloakstepup.flow.device;

import java.util.List;
import org.keycloak.connections.jpa.entityprovider.JpaEntityProvider;

/** Adds the table of devices to Keycloak's database. */
final class DeviceTable implements JpaEntityProvider {

    @Override
    public List<Class<?>> getEntities() {
        return List.of(DeviceEntity.class);
    }

    @Override
    public String getChangelogLocation() {
        return "META-INF/step-up-devices-changelog.xml";
    }

    @Override
    public String getFactoryId() {
        return DeviceTableFactory.ID;
    }

    @Override
    public void close() {}
}
