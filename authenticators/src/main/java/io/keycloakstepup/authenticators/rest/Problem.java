package io.keycloakstepup.authenticators.rest;

import io.keycloakstepup.flow.reason.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A call that comes to nothing, on its way out (RFC 9457). */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemCode code;
    private final transient Map<String, Object> members = new LinkedHashMap<>();
    private final transient Map<String, Object> headers = new LinkedHashMap<>();

    Problem(ProblemCode code) {
        super(code.code());
        this.code = code;
    }

    /** A call that is not as it should be. */
    static Problem invalid(String detail) {
        return new Problem(ProblemCode.REQUEST_INVALID).with("detail", detail);
    }

    /** A state token that is worth nothing to whoever has sent it. */
    static Problem deadToken() {
        return new Problem(ProblemCode.STATE_TOKEN_INVALID).header("WWW-Authenticate", "StateToken");
    }

    /** What the application may be told of a refusal, and the number by which it is found. */
    static Problem refused(ProblemCode code, Reason reason, String decision) {
        return new Problem(code).with("reason", reason.code()).with("decision_id", decision);
    }

    /** The same problem with one member more. */
    Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    /** The same problem with a header. */
    Problem header(String name, Object value) {
        headers.put(name, value);
        return this;
    }

    /** The same problem, which says when it is worth trying again, if that is known. */
    Problem retryAt(Optional<Instant> at, Instant now) {
        at.map(instant -> Math.max(1, Duration.between(now, instant).toSeconds()))
                .ifPresent(seconds -> header("Retry-After", seconds));
        return this;
    }

    ProblemCode code() {
        return code;
    }

    Map<String, Object> headers() {
        return headers;
    }

    /** The document. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("type", "urn:keycloak-step-up:problem:" + code.code());
        document.put("title", code.title());
        document.put("status", code.status());
        document.put("code", code.code());
        document.putAll(members);
        return document;
    }

    /** Nothing went wrong, so there is no place to point at. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
