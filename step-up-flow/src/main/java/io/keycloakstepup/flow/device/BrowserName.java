package io.keycloakstepup.flow.device;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.device.DeviceRepresentationProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.representations.account.DeviceRepresentation;

/** What a browser calls itself and its operating system. Its user agent is free to lie. */
public final class BrowserName {

    private static final int LONGEST = 100;
    private static final String UNKNOWN = "?";
    private static final List<String> SAY_NOTHING = List.of("Other", DeviceRepresentation.UNKNOWN);

    private BrowserName() {}

    /** The name of the browser at hand, of letters, digits and a few signs; {@code ?} where it says nothing. */
    public static String of(KeycloakSession session) {
        return Optional.ofNullable(
                        session.getProvider(DeviceRepresentationProvider.class).deviceRepresentation())
                .map(BrowserName::words)
                .filter(words -> !words.isEmpty())
                .orElse(UNKNOWN);
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
