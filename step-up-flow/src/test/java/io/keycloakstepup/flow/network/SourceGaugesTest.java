package io.keycloakstepup.flow.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SourceGaugesTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SourceGauges gauges = new SourceGauges(registry);

    @TempDir
    private Path directory = Path.of("");

    @Test
    void fileStandsInOneStateAtATime() throws IOException {
        Path list = directory.resolve("tor.txt");
        Atlas atlas = new Atlas(new AtlasConfig(Map.of(), Map.of("tor", list), Duration.ofMinutes(1)));
        List<Gauge> shown = gauges.show(atlas);

        atlas.refresh();
        assertThat(states()).containsExactly(0.0, 0.0, 1.0);

        Files.writeString(list, "192.0.2.7\n");
        atlas.refresh();
        assertThat(states()).containsExactly(1.0, 0.0, 0.0);

        Files.delete(list);
        atlas.refresh();
        assertThat(states()).containsExactly(0.0, 1.0, 0.0);

        gauges.hide(shown);
        assertThat(registry.getMeters()).isEmpty();
    }

    private List<Double> states() {
        return List.of(value("current"), value("kept"), value("absent"));
    }

    private double value(String state) {
        return registry.get(SourceGauges.NAME)
                .tags("source", "list tor", "state", state)
                .gauge()
                .value();
    }
}
