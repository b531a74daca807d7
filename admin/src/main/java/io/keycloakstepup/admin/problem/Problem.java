package io.keycloakstepup.admin.problem;

import io.keycloakstepup.admin.json.Json;
import io.keycloakstepup.policy.text.PolicyError;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A problem document (RFC 9457), with the member {@code code} that says which problem it is.
 *
 * @param code which problem
 * @param detail what is wrong this time and what to do about it
 * @param errors the places in a text that are wrong; empty where no text was given
 */
public record Problem(ProblemCode code, String detail, List<PolicyError> errors) {

    private static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
        errors = List.copyOf(errors);
    }

    /** A problem of no particular text. */
    public static Problem of(ProblemCode code, String detail) {
        return new Problem(code, detail, List.of());
    }

    /** A text with errors in it. */
    public static Problem in(ProblemCode code, List<PolicyError> errors) {
        return new Problem(code, errors.get(0).message(), errors);
    }

    /** The answer that says so. */
    public Response response() {
        return Response.status(code.status())
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(Json.text(members()))
                .build();
    }

    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("title", code.title());
        members.put("status", code.status());
        members.put("detail", detail);
        members.put("code", code.word());
        if (!errors.isEmpty()) {
            members.put("errors", errors);
        }
        return members;
    }
}
