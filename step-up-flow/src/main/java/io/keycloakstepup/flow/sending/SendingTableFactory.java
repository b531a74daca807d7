package io.keycloakstepup.flow.sending;

import io.keycloakstepup.flow.table.OwnTablesFactory;
import io.keycloakstepup.flow.table.Sweep;
import java.util.List;

/** Adds the table of what was sent to Keycloak's database, and sweeps out what is older than an hour. */
public final class SendingTableFactory extends OwnTablesFactory {

    public SendingTableFactory() {
        super("step-up-sendings", "META-INF/step-up-sendings-changelog.xml", List.of(SendingEntity.class));
    }

    @Override
    protected Sweep sweep() {
        return Sweep.hourly("step-up-old-sendings", new OldSendings());
    }
}
