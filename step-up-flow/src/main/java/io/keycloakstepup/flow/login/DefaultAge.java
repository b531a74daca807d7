package io.keycloakstepup.flow.login;

import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.ClientModel;

/**
 * The age that stands in for a missing {@code max_age} (OpenID Connect Registration §2).
 *
 * @param client the client whose attribute says it
 */
public record DefaultAge(ClientModel client) {

    private static final String ATTRIBUTE = "default.max.age";

    /** The age; empty where the client has none. */
    public Optional<Duration> limit() {
        return Optional.ofNullable(client.getAttribute(ATTRIBUTE))
                .filter(seconds -> !seconds.isBlank())
                .map(DefaultAge::read);
    }

    /** What is no whole number of seconds was meant to limit something: nothing old counts then. */
    static Duration read(String seconds) {
        return seconds.matches("[0-9]{1,9}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }
}
