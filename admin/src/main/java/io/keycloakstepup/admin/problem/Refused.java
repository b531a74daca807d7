package io.keycloakstepup.admin.problem;

import jakarta.ws.rs.WebApplicationException;

/** Ends a call with a problem document. Thrown before anything is written: it rolls nothing back. */
public final class Refused extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    /** Ends the call with this problem. */
    public Refused(Problem problem) {
        super(problem.detail(), problem.response());
    }

    /** Ends the call with a problem of no particular text. */
    public Refused(ProblemCode code, String detail) {
        this(Problem.of(code, detail));
    }
}
