package io.keycloakstepup.flow.once;

import io.keycloakstepup.flow.table.OwnTablesFactory;
import io.keycloakstepup.flow.table.Sweep;
import java.util.List;
import org.keycloak.Config;

/** Adds the tables of claims and counters to Keycloak's database, and sweeps out rows that have expired. */
public final class StepUpTablesFactory extends OwnTablesFactory {

    private SweepConfig config = SweepConfig.USUAL;

    public StepUpTablesFactory() {
        super("step-up-tables", "META-INF/step-up-changelog.xml", List.of(ClaimEntity.class, CounterEntity.class));
    }

    @Override
    public void init(Config.Scope scope) {
        config = SweepConfig.of(scope);
    }

    @Override
    protected Sweep sweep() {
        return new Sweep("step-up-expired-rows", new ExpiredRows(), config.interval());
    }
}
