package io.keycloakstepup.flow.binding;

import io.keycloakstepup.flow.table.OwnTablesFactory;
import io.keycloakstepup.flow.table.Sweep;
import java.util.List;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Adds the table of bindings to Keycloak's database; the record of an account lives as long as the account. */
public final class BindingTableFactory extends OwnTablesFactory {

    public BindingTableFactory() {
        super("step-up-bindings", "META-INF/step-up-bindings-changelog.xml", List.of(BindingEntity.class));
    }

    @Override
    protected Sweep sweep() {
        return Sweep.hourly("step-up-bindings-of-no-realm", new OldBindings());
    }

    @Override
    protected void heard(ProviderEvent event) {
        if (event instanceof UserModel.UserRemovedEvent removed) {
            new Bindings(removed.getKeycloakSession(), removed.getRealm().getId())
                    .forget(removed.getUser().getId());
        }
    }
}
