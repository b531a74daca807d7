package io.keycloakstepup.admin.rest;

import io.keycloakstepup.admin.problem.ProblemCode;
import io.keycloakstepup.admin.problem.Refused;
import io.keycloakstepup.flow.enrolment.EnrolmentCodeConfig;
import io.keycloakstepup.flow.enrolment.EnrolmentCodes;
import io.keycloakstepup.flow.enrolment.IssuedCode;
import io.keycloakstepup.flow.time.ServerClock;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.UserModel;

/** {@code …/users/{id}/enrolment-code}: the code with which a user may add one factor. */
public final class EnrolmentCodeResource {

    static final String EVENT = "STEP_UP_ENROLMENT_CODE";

    private static final String SECONDS = "expiresInSeconds";

    private final UserCall call;

    EnrolmentCodeResource(UserCall call) {
        this.call = call;
    }

    /** What is told of a code, this once; the time is ISO 8601. */
    private record Told(String code, String expiresAt) {}

    /** 200 with a new code, in the place of any earlier one; 400 where it should live longer than the realm wants. */
    @POST
    public Response issue(@Nullable String body) {
        return call.manage(user -> {
            IssuedCode issued = codes(user).issue(lifetime(JsonBody.read(body, Set.of(SECONDS))), ServerClock.now());
            call.announce(
                    OperationType.CREATE,
                    EVENT,
                    Map.of("expires_at", issued.expiresAt().toString()));
            return Answer.json(new Told(issued.code(), issued.expiresAt().toString()));
        });
    }

    /** 204; afterwards no code that was issued before is worth anything. */
    @DELETE
    public Response revoke() {
        return call.manage(user -> {
            codes(user).revoke();
            call.announce(OperationType.DELETE, EVENT, Map.of());
            return Response.noContent().build();
        });
    }

    private Duration lifetime(JsonBody body) {
        Duration most = EnrolmentCodeConfig.of(call.call().realm()).lifetime();
        Duration wanted =
                body.count(SECONDS).map(seconds -> Duration.ofSeconds(seconds)).orElse(most);
        if (wanted.compareTo(most) > 0) {
            throw Refused.with(
                    ProblemCode.REQUEST_INVALID,
                    "'" + SECONDS + "' is " + wanted.toSeconds() + ", and this realm lets codes live for "
                            + most.toSeconds() + " at most; the realm's attribute " + EnrolmentCodeConfig.MINUTES
                            + " says so.");
        }
        return wanted;
    }

    private EnrolmentCodes codes(UserModel user) {
        return new EnrolmentCodes(call.call().session(), call.call().realm(), user);
    }
}
