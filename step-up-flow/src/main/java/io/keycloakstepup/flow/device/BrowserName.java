package io.keycloakstepup.flow.device;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/** What a browser is called: itself and its operating system, by its own word. Nobody can rely on it. */
public final class BrowserName {

    private static final int LONGEST = 100;
    private static final List<String> SAY_NOTHING = List.of("Other", DeviceRepresentation.UNKNOWN);

    private BrowserName() {}

    /** The name of the browser that has sent the request at hand; empty where it says nothing of use. */
    public static Optional<String> of(KeycloakSession session) {
        return Optional.ofNullable(
                        session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation())
                .map(BrowserName::words)
                .filter(words -> !words.isEmpty());
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
