package io.keycloakstepup.flow.enrolment;

import io.keycloakstepup.flow.table.OwnTablesFactory;
import io.keycloakstepup.flow.table.Sweep;
import java.util.List;

/** Adds the table of enrolment codes to Keycloak's database, and sweeps out those that have expired. */
public final class CodeTableFactory extends OwnTablesFactory {

    public CodeTableFactory() {
        super("step-up-enrolment-codes", "META-INF/step-up-enrolment-codes-changelog.xml", List.of(CodeEntity.class));
    }

    @Override
    protected Sweep sweep() {
        return Sweep.hourly("step-up-old-enrolment-codes", new OldCodes());
    }
}
