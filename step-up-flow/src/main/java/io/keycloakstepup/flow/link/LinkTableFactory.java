package io.keycloakstepup.flow.link;

import io.keycloakstepup.flow.table.OwnTablesFactory;
import io.keycloakstepup.flow.table.Sweep;
import java.util.List;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityCreatedEvent;
import org.keycloak.models.FederatedIdentityModel.FederatedIdentityRemovedEvent;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Adds the table of vouched links to Keycloak's database. A row lives as long as its link. */
public final class LinkTableFactory extends OwnTablesFactory {

    public LinkTableFactory() {
        super("step-up-links", "META-INF/step-up-links-changelog.xml", List.of(LinkEntity.class));
    }

    @Override
    protected Sweep sweep() {
        return Sweep.hourly("step-up-links-of-no-realm", new OldLinks());
    }

    @Override
    protected void heard(ProviderEvent event) {
        if (event instanceof FederatedIdentityCreatedEvent made
                && new LinkMaker(made.getKeycloakSession().getContext()).isBeyondDoubt()) {
            new VouchedLinks(made.getKeycloakSession())
                    .vouch(made.getRealm(), made.getUser(), made.getFederatedIdentity());
        }
        if (event instanceof FederatedIdentityRemovedEvent removed) {
            new VouchedLinks(removed.getKeycloakSession())
                    .forget(removed.getRealm(), removed.getUser(), removed.getFederatedIdentity());
        }
        if (event instanceof UserModel.UserRemovedEvent removed) {
            new VouchedLinks(removed.getKeycloakSession()).forget(removed.getRealm(), removed.getUser());
        }
    }
}
