package io.keycloakstepup.flow.network;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How the files of the server's operator stand, as metrics of this node: for each file and each state 1 if it stands so,
 * else 0. Where the server exposes no metrics, nobody asks for them.
 */
final class SourceGauges {

    static final String NAME = "step.up.network.source";

    private final MeterRegistry registry;

    SourceGauges(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Shows the files of this atlas; what is shown is read when somebody asks. Returns what {@link #hide} takes back. */
    List<Gauge> show(Atlas atlas) {
        return atlas.sources().stream()
                .map(SourceStatus::name)
                .flatMap(source -> Stream.of(SourceState.values()).map(state -> gauge(atlas, source, state)))
                .toList();
    }

    private Gauge gauge(Atlas atlas, String source, SourceState state) {
        return Gauge.builder(NAME, atlas, files -> files.sources().contains(new SourceStatus(source, state)) ? 1 : 0)
                .description("Whether a database or list of addresses stands as its state says")
                .tag("source", source)
                .tag("state", state.name().toLowerCase(Locale.ROOT))
                .register(registry);
    }

    void hide(List<Gauge> gauges) {
        gauges.forEach(registry::remove);
    }
}
