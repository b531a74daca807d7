package io.keycloakstepup.flow.device;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/** What a device is called in lists: its browser and its operating system, by the browser's own word. */
final class DeviceName {

    private static final int LONGEST = 100;
    private static final String UNKNOWN = "?";
    private static final List<String> SAY_NOTHING = List.of("Other", DeviceRepresentation.UNKNOWN);

    private DeviceName() {}

    /** The name of the browser at hand, numbered where the name is taken: Keycloak wants labels to differ. */
    static String of(KeycloakSession session, Predicate<String> isTaken) {
        String name = Optional.ofNullable(
                        session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation())
                .map(DeviceName::words)
                .filter(words -> !words.isEmpty())
                .orElse(UNKNOWN);
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? name : name + " (" + number + ")")
                .filter(isTaken.negate())
                .findFirst()
                .orElseThrow();
    }

    private static String words(DeviceRepresentation device) {
        String words = Stream.of(device.getBrowser(), device.getOs())
                .flatMap(Stream::ofNullable)
                .map(word -> word.replaceFirst("/.*", "").replaceAll("[^\\p{L}\\p{N} ._-]", ""))
                .filter(word -> !word.isBlank() && !SAY_NOTHING.contains(word))
                .collect(Collectors.joining(", "));
        return words.substring(0, Math.min(LONGEST, words.length()));
    }
}
