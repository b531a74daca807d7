package io.keycloakstepup.flow.network;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.Config;

/**
 * Which files say where an address lies, all of them optional.
 *
 * @param databases {@code spi-step-up-network--default--country-database} and its like: files in MaxMind's format
 * @param lists {@code spi-step-up-network--default--lists}: {@code name=file}, several separated by commas
 * @param interval {@code spi-step-up-network--default--check-seconds}: how often the files are looked at; 1 second to a
 *     day, by default a minute
 */
record AtlasConfig(Map<DatabaseKind, Path> databases, Map<String, Path> lists, Duration interval) {

    static final String LISTS = "lists";
    static final String INTERVAL_SECONDS = "checkSeconds";

    private static final String OPTION = "spi-step-up-network--default--";
    private static final Duration USUAL = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);

    static final AtlasConfig NONE = new AtlasConfig(Map.of(), Map.of(), USUAL);

    AtlasConfig {
        databases = Map.copyOf(databases);
        lists = Map.copyOf(lists);
        if (interval.compareTo(Duration.ofSeconds(1)) < 0 || interval.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    OPTION + "check-seconds=" + interval.toSeconds() + ": expected 1 to " + LONGEST.toSeconds());
        }
    }

    static AtlasConfig of(Config.Scope config) {
        Map<DatabaseKind, Path> databases = new LinkedHashMap<>();
        for (DatabaseKind kind : DatabaseKind.values()) {
            Optional.ofNullable(config.get(kind.option())).map(Path::of).ifPresent(file -> databases.put(kind, file));
        }
        long seconds = config.getLong(INTERVAL_SECONDS, USUAL.toSeconds());
        return new AtlasConfig(databases, lists(config.get(LISTS, "")), Duration.ofSeconds(seconds));
    }

    private static Map<String, Path> lists(String option) {
        Map<String, Path> lists = new LinkedHashMap<>();
        for (String pair : option.split(",", -1)) {
            if (!pair.isBlank()) {
                String[] parts = pair.strip().split("=", 2);
                if (parts.length != 2 || !parts[0].matches("[a-z][a-z0-9-]*") || parts[1].isEmpty()) {
                    throw new IllegalArgumentException(
                            OPTION + "lists: '" + pair.strip() + "' is not of the form name=file");
                }
                lists.put(parts[0], Path.of(parts[1]));
            }
        }
        return lists;
    }
}
