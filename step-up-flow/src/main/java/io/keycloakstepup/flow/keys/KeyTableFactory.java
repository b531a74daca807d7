package io.keycloakstepup.flow.keys;

import io.keycloakstepup.flow.table.OwnTablesFactory;
import io.keycloakstepup.flow.table.Sweep;
import java.util.List;

/** Adds the table of keys to Keycloak's database, and sweeps out keys whose credential is gone. */
public final class KeyTableFactory extends OwnTablesFactory {

    public KeyTableFactory() {
        super("step-up-keys", "META-INF/step-up-keys-changelog.xml", List.of(KeyEntity.class));
    }

    @Override
    protected Sweep sweep() {
        return Sweep.hourly("step-up-removed-keys", new RemovedKeys());
    }
}
