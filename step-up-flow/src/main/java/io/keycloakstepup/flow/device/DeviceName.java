package io.keycloakstepup.flow.device;

import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;

/** What a device is called in lists: the name of its browser. */
final class DeviceName {

    private static final String UNKNOWN = "?";

    private DeviceName() {}

    /** The name of the browser at hand, numbered where the name is taken: Keycloak wants labels to differ. */
    static String of(KeycloakSession session, Predicate<String> isTaken) {
        String name = BrowserName.of(session).orElse(UNKNOWN);
        return Stream.iterate(1, number -> number + 1)
                .map(number -> number == 1 ? name : name + " (" + number + ")")
                .filter(isTaken.negate())
                .findFirst()
                .orElseThrow();
    }
}
