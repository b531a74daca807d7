package io.keycloakstepup.flow.limit;

import io.keycloakstepup.flow.table.OwnTablesFactory;
import io.keycloakstepup.flow.table.Sweep;
import java.util.List;

/** Adds the table of failures to Keycloak's database, and sweeps out what nobody needs any more. */
public final class FailureTableFactory extends OwnTablesFactory {

    public FailureTableFactory() {
        super("step-up-failures", "META-INF/step-up-failures-changelog.xml", List.of(FailureEntity.class));
    }

    @Override
    protected Sweep sweep() {
        return Sweep.hourly("step-up-old-failures", new OldFailures());
    }
}
