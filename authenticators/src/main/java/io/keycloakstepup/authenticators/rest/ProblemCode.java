package io.keycloakstepup.authenticators.rest;

import java.util.Locale;

/** Why a call comes to nothing: the closed list that docs/rest-api.md explains. */
enum ProblemCode {
    /** The call cannot be read, lacks something, or has what nobody knows. */
    REQUEST_INVALID(400, "The request is not valid"),
    /** The application has not shown who it is. */
    CLIENT_INVALID(401, "The client is not authenticated"),
    /** The application may not do this. */
    CLIENT_NOT_ALLOWED(403, "The client may not do this"),
    /** The access token is none, or another application's. */
    TOKEN_INVALID(401, "The access token is not valid"),
    /** Name and password do not belong together. */
    CREDENTIALS_INVALID(401, "The credentials are not valid"),
    /** The state token was given up, is too old, was never made, or was made for somebody else. */
    STATE_TOKEN_INVALID(401, "The state token is not valid"),
    /** The answer is wrong, or is not looked at, before anything was proven. */
    FACTOR_CODE_INVALID(403, "The answer does not count"),
    /** The answer has been used before. */
    FACTOR_CODE_REPLAYED(403, "The answer was used before"),
    /** The challenge is too old, or was answered already. */
    FACTOR_CODE_EXPIRED(403, "The challenge has ended"),
    /** That cannot be done in this state. */
    STATE_TRANSITION_INVALID(403, "Not possible in this state"),
    /** The policy lets this user not go on, or what it asks is out of reach. */
    POLICY_DENIED(403, "The policy denies it"),
    /** The user has to do something that only the browser's pages can. */
    REDIRECT_TO_WEB(403, "The user must go on in a browser"),
    /** There is no such factor now. */
    FACTOR_GONE(410, "There is no such factor"),
    /** The account or the credential is closed. */
    LOCKED(423, "Locked"),
    /** There were too many. */
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    /** A code could not be sent. */
    CODE_NOT_SENT(502, "The code was not sent");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** As answers carry it: lower case, words joined by an underscore. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
