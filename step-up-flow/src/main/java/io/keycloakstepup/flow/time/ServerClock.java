package io.keycloakstepup.flow.time;

import java.time.Instant;
import org.keycloak.common.util.Time;

/** Keycloak's own clock, which its administrators can set off for tests. */
public final class ServerClock {

    private ServerClock() {}

    /** The instant by this server's clock, to the millisecond. */
    public static Instant now() {
        return Instant.ofEpochMilli(Time.currentTimeMillis());
    }
}
