package io.keycloakstepup.flow.metadata;

import java.util.Comparator;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.wellknown.WellKnownProvider;
import org.keycloak.wellknown.WellKnownProviderFactory;

/**
 * Stands before whatever else serves one document below {@code /.well-known}, and completes what that says: Keycloak's
 * own provider with its settings, or somebody's extension of it.
 */
abstract class LevelsMetadataFactory implements WellKnownProviderFactory {

    /** The lowest wins; extensions have 1 unless they say otherwise. */
    private static final int FIRST = 0;

    private final String alias;

    LevelsMetadataFactory(String alias) {
        this.alias = alias;
    }

    @Override
    public WellKnownProvider create(KeycloakSession session) {
        String next = session.getKeycloakSessionFactory()
                .getProviderFactoriesStream(WellKnownProvider.class)
                .map(WellKnownProviderFactory.class::cast)
                .filter(other -> other != this && alias.equals(other.getAlias()))
                .min(Comparator.comparingInt(WellKnownProviderFactory::getPriority))
                .orElseThrow(() -> new IllegalStateException("nothing serves /.well-known/" + alias))
                .getId();
        return new LevelsMetadata(session, session.getProvider(WellKnownProvider.class, next));
    }

    @Override
    public String getId() {
        return "step-up-" + alias;
    }

    @Override
    public String getAlias() {
        return alias;
    }

    @Override
    public int getPriority() {
        return FIRST;
    }

    @Override
    public void init(Config.Scope config) {}

    @Override
    public void postInit(KeycloakSessionFactory factory) {}

    @Override
    public void close() {}
}
