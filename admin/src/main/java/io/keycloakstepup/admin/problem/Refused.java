package io.keycloakstepup.admin.problem;

/** Ends a call with a problem document; nothing of what it has written is kept. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** For this server alone: it never leaves the request that it ends. */
    private final transient Problem problem;

    private Refused(Problem problem) {
        super(problem.detail());
        this.problem = problem;
    }

    /** Ends the call with this problem. */
    public static Refused with(Problem problem) {
        return new Refused(problem);
    }

    /** Ends the call with a problem of no particular text. */
    public static Refused with(ProblemCode code, String detail) {
        return new Refused(Problem.of(code, detail));
    }

    /** The problem. */
    public Problem problem() {
        return problem;
    }
}
