package io.keycloakstepup.flow.limit;

import io.keycloakstepup.flow.factor.Binding;
import io.keycloakstepup.flow.table.OwnTablesFactory;
import io.keycloakstepup.flow.table.Sweep;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Adds the table of failures to Keycloak's database, and sweeps out what nobody needs any more. */
public final class FailureTableFactory extends OwnTablesFactory {

    public FailureTableFactory() {
        super("step-up-failures", "META-INF/step-up-failures-changelog.xml", List.of(FailureEntity.class));
    }

    @Override
    protected Sweep sweep() {
        return Sweep.hourly("step-up-old-failures", new OldFailures());
    }

    /** Those of credentials are swept out in time; of what stands for a credential only the user's end tells. */
    @Override
    protected void heard(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            removed.getKeycloakSession()
                    .getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createNamedQuery("deleteStepUpFailuresOfUser")
                    .setParameter(
                            "prefix", Binding.prefix(removed.getUser().getId()).replaceAll("[!%_]", "!$0") + "%")
                    .executeUpdate();
        }
    }
}
