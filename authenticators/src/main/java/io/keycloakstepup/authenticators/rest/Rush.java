package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.limit.Lane;
import io.keycloakstepup.flow.login.RestCall;
import io.keycloakstepup.flow.once.Counters;
import io.keycloakstepup.flow.time.ServerClock;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.events.Errors;

/**
 * How often one network may begin transactions of an application that has no secret: nobody can tell there who calls. For
 * one that authenticates it is no measure: all of its users may come from the network of one server.
 *
 * @param call the call that begins one
 */
record Rush(RestCall call) {

    /** In one minute, of one network. */
    private static final int MOST = 60;

    private static final long MINUTE_SECONDS = 60;
    private static final String KIND = "rest-start";

    /** Counts this one, and lets no more begin than may. The event of the first of them stands for all of its minute. */
    void checkStart() {
        Instant now = ServerClock.now();
        long minute = now.getEpochSecond() / MINUTE_SECONDS;
        String lane = Lane.ofAddress(call.session().getContext().getConnection().getRemoteAddr())
                .name();
        String counted = call.client().getId() + "/" + lane + "/" + minute;
        long begun = new Counters(call.session()).count(KIND, counted, now, Duration.ofSeconds(2 * MINUTE_SECONDS));
        if (begun == MOST + 1) {
            call.event().clone().error(Errors.SLOW_DOWN);
        }
        if (begun > MOST) {
            throw new Problem(ProblemCode.TOO_MANY_ATTEMPTS)
                    .header("Retry-After", MINUTE_SECONDS - now.getEpochSecond() % MINUTE_SECONDS);
        }
    }
}
