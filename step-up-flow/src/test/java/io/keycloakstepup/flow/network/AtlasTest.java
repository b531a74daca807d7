package io.keycloakstepup.flow.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtlasTest {

    private static final String LONDON = "81.2.69.142";

    private final Path directory;

    AtlasTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void withoutFilesNothingIsKnown() {
        Atlas atlas = atlas(Map.of(), Map.of());

        assertThat(atlas.country(LONDON)).isEmpty();
        assertThat(atlas.city(LONDON)).isEmpty();
        assertThat(atlas.asn(LONDON)).isEmpty();
        assertThat(atlas.place(LONDON)).isEmpty();
        assertThat(atlas.isAnonymous(LONDON)).isEmpty();
        assertThat(atlas.lists(LONDON)).isEmpty();
        assertThat(atlas.sources()).isEmpty();
    }

    @Test
    void cityDatabaseTellsTheCountryTooWhereNoOtherDoes() {
        Vectors.need();
        assertThat(atlas(Map.of(DatabaseKind.CITY, Vectors.CITY), Map.of()).country(LONDON))
                .contains("GB");
    }

    @Test
    void listThatCannotBeReadIsNotKnownRatherThanEmpty() throws IOException {
        Path list = Files.writeString(directory.resolve("tor.txt"), "no network\n");
        Atlas atlas = atlas(Map.of(), Map.of("tor", list));

        assertThat(atlas.lists(LONDON)).isEmpty();
        assertThat(atlas.lists()).containsExactly("tor");
        assertThat(atlas.sources()).containsExactly(new SourceStatus("list tor", SourceState.ABSENT));
    }

    @Test
    void listIsReadAgainWhenItHasChanged() throws IOException {
        Path list = Files.writeString(directory.resolve("tor.txt"), "192.0.2.7\n");
        Atlas atlas = atlas(Map.of(), Map.of("tor", list));
        assertThat(atlas.lists(LONDON)).containsEntry("tor", false);

        Files.writeString(list, "192.0.2.7\n" + LONDON + "\n");
        atlas.refresh();

        assertThat(atlas.lists(LONDON)).containsEntry("tor", true);
    }

    @Test
    void brokenDatabaseDoesNotReplaceAGoodOne() throws IOException {
        Vectors.need();
        Path file = Files.copy(Vectors.CITY, directory.resolve("city.mmdb"));
        Atlas atlas = atlas(Map.of(DatabaseKind.CITY, file), Map.of());

        for (Path broken : Vectors.BROKEN) {
            Files.copy(broken, file, StandardCopyOption.REPLACE_EXISTING);
            atlas.refresh();

            assertThat(atlas.city(LONDON)).as(broken.toString()).contains("London");
            assertThat(atlas.sources()).containsExactly(new SourceStatus("city-database", SourceState.KEPT));
        }
    }

    @Test
    void anonymousIsWhatTheDatabaseOrTheListSays() throws IOException {
        Vectors.need();
        Path list = Files.writeString(directory.resolve("anonymous.txt"), LONDON + "\n");
        Atlas byList = atlas(Map.of(), Map.of("anonymous", list));
        Atlas byBoth = atlas(Map.of(DatabaseKind.ANONYMOUS, Vectors.ANONYMOUS), Map.of("anonymous", list));

        assertThat(byList.isAnonymous(LONDON)).contains(true);
        assertThat(byList.isAnonymous("1.2.0.1")).contains(false);
        assertThat(byBoth.isAnonymous("1.2.0.1")).contains(true);
        assertThat(byBoth.isAnonymous(LONDON)).contains(true);
        assertThat(byBoth.isAnonymous("198.51.100.1")).contains(false);
        assertThat(byBoth.isAnonymous("no address")).isEmpty();
    }

    private static Atlas atlas(Map<DatabaseKind, Path> databases, Map<String, Path> lists) {
        Atlas atlas = new Atlas(new AtlasConfig(databases, lists, Duration.ofSeconds(1)));
        atlas.refresh();
        return atlas;
    }
}
