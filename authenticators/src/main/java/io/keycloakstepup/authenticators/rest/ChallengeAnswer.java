package io.keycloakstepup.authenticators.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an authorization challenge request is answered (draft-ietf-oauth-first-party-apps §5.2), made of our own answers. */
final class ChallengeAnswer {

    private static final String INSUFFICIENT = "insufficient_authorization";
    private static final String AUTH_SESSION = "auth_session";

    /** What a call of our own says beside what the draft names. */
    private static final List<String> REPEATED = List.of(
            "requirement",
            "progress",
            "transaction",
            "_embedded",
            "decision_id",
            "reason",
            "request_uri",
            "expires_in");

    private ChallengeAnswer() {}

    /**
     * A code, or what is still to be proven.
     *
     * @param pushed the request for a browser, which is made only where the user must go on in one
     */
    static Reply of(Reply reply, PushedRequest pushed, Instant now) {
        Map<String, Object> body = reply.body();
        Map<String, Object> document = new LinkedHashMap<>();
        if (body.containsKey("authorization_code")) {
            document.put("authorization_code", body.get("authorization_code"));
            document.put("expires_in", seconds(body, now));
            return new Reply(200, document);
        }
        if (String.valueOf(body.get("status")).startsWith("MFA_ENROLL")) {
            // The draft knows no way to add a factor; our own calls do, and take the same token.
            document.put("error", "redirect_to_web");
            document.put(AUTH_SESSION, body.get(View.STATE_TOKEN));
            document.putAll(pushed.members());
            return new Reply(400, document);
        }
        document.put("error", INSUFFICIENT);
        document.put("error_description", body.get("status"));
        document.put(AUTH_SESSION, body.get(View.STATE_TOKEN));
        document.put("expires_in", seconds(body, now));
        copy(body, document);
        return new Reply(400, document);
    }

    private static long seconds(Map<String, Object> body, Instant now) {
        Instant until = Instant.parse(String.valueOf(body.get("expiresAt")));
        return Math.max(1, Duration.between(now, until).toSeconds());
    }

    private static void copy(Map<String, Object> from, Map<String, Object> to) {
        REPEATED.stream().filter(from::containsKey).forEach(name -> to.put(name, from.get(name)));
    }

    /**
     * Why nothing came of it.
     *
     * @param authSession that of the call, which stays good where an answer did not count and the problem names no other
     */
    static Reply of(Problem problem, Optional<String> authSession) {
        Map<String, Object> document = new LinkedHashMap<>();
        String error = error(problem.code());
        boolean isNowhere = error.equals(INSUFFICIENT) && authSession.isEmpty();
        document.put("error", isNowhere ? "temporarily_unavailable" : error);
        document.put("error_description", problem.code().code());
        copy(problem.document(), document);
        if (error.equals(INSUFFICIENT)) {
            Optional.ofNullable(problem.document().get(View.STATE_TOKEN))
                    .or(() -> authSession)
                    .ifPresent(handle -> document.put(AUTH_SESSION, handle));
        }
        boolean isUnidentified = problem.code() == ProblemCode.CLIENT_INVALID;
        return new Reply(isUnidentified ? 401 : 400, document, problem.headers());
    }

    private static String error(ProblemCode code) {
        return switch (code) {
            case REQUEST_INVALID -> "invalid_request";
            case CLIENT_INVALID -> "invalid_client";
            case CLIENT_NOT_ALLOWED -> "unauthorized_client";
            case TOKEN_INVALID -> "invalid_token";
            case STATE_TOKEN_INVALID -> "invalid_session";
            case POLICY_DENIED -> "access_denied";
            case CREDENTIALS_INVALID -> "invalid_grant";
            case REDIRECT_TO_WEB -> "redirect_to_web";
            case FACTOR_CODE_INVALID,
                    FACTOR_CODE_REPLAYED,
                    FACTOR_CODE_EXPIRED,
                    STATE_TRANSITION_INVALID,
                    FACTOR_GONE,
                    LOCKED,
                    TOO_MANY_ATTEMPTS,
                    CODE_NOT_SENT -> INSUFFICIENT;
        };
    }
}
