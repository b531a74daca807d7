package io.keycloakstepup.flow.network;

import java.util.Objects;

/**
 * How one database or list stands on this node of the server.
 *
 * @param name what it is called: {@code country-database}, or {@code list tor} for the list of that name
 * @param state how it stands
 */
public record SourceStatus(String name, SourceState state) {

    public SourceStatus {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(state, "state");
    }

    /** Whether somebody should look after it. */
    public boolean isTrouble() {
        return state != SourceState.CURRENT;
    }
}
