package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.limit.Lane;
import io.keycloakstepup.flow.once.Counters;
import io.keycloakstepup.flow.time.ServerClock;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/**
 * How often one network may begin transactions of an application that has no secret: nobody can tell there who calls.
 *
 * @param client the application
 */
record Rush(KeycloakSession session, ClientModel client) {

    /** In one minute, of one network. */
    private static final int MOST = 60;

    private static final long MINUTE_SECONDS = 60;
    private static final String KIND = "rest-start";

    /** Counts this one, and lets no more begin than may. */
    void checkStart() {
        Instant now = ServerClock.now();
        long minute = now.getEpochSecond() / MINUTE_SECONDS;
        String lane = Lane.ofAddress(session.getContext().getConnection().getRemoteAddr())
                .name();
        String counted = client.getId() + "/" + lane + "/" + minute;
        if (new Counters(session).count(KIND, counted, now, Duration.ofSeconds(2 * MINUTE_SECONDS)) > MOST) {
            throw new Problem(ProblemCode.TOO_MANY_ATTEMPTS)
                    .header("Retry-After", MINUTE_SECONDS - now.getEpochSecond() % MINUTE_SECONDS);
        }
    }
}
