package io.keycloakstepup.flow.network;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Metrics;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.timer.TimerProvider;

/** Keeps the one atlas of this node, and looks after its files. */
public final class AtlasFactory implements ProviderFactory<Atlas> {

    private AtlasConfig config = AtlasConfig.NONE;
    private Atlas atlas = new Atlas(AtlasConfig.NONE);
    private final SourceGauges gauges = new SourceGauges(Metrics.globalRegistry);
    private List<Gauge> shown = List.of();

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public Atlas create(KeycloakSession session) {
        return atlas;
    }

    @Override
    public void init(Config.Scope scope) {
        config = AtlasConfig.of(scope);
        atlas = new Atlas(config);
    }

    /** Reads the files before the first request, then on a timer: no sign-in ever waits for a file. */
    @Override
    public void postInit(KeycloakSessionFactory factory) {
        atlas.refresh();
        shown = gauges.show(atlas);
        factory.register(event -> {
            if (event instanceof PostMigrationEvent) {
                KeycloakModelUtils.runJobInTransaction(factory, this::scheduleRefresh);
            }
        });
    }

    private void scheduleRefresh(KeycloakSession session) {
        Atlas watched = atlas;
        session.getProvider(TimerProvider.class)
                .scheduleTask(each -> watched.refresh(), config.interval().toMillis(), "step-up-network-files");
    }

    @Override
    public void close() {
        gauges.hide(shown);
    }
}
