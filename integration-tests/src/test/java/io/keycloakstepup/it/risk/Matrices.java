package io.keycloakstepup.it.risk;

import io.keycloakstepup.demo.risk.RiskMatrix;
import java.time.Duration;

/** The matrix of the desk, and what tests make of it. */
public final class Matrices {

    private Matrices() {}

    /** With proofs that grow old while a test waits, and are not forgiven a second. */
    public static String withAge(Duration age) {
        return replaced("maxAge: 5m", "maxAge: " + age.toSeconds() + "s")
                .replaceFirst("(?m)^matrix: 1$", "matrix: 1\nlimits: { clockSkew: 0s, roundTrip: 1s }");
    }

    /** With this in the place of each of these; fails where there is none of these. */
    public static String replaced(String these, String by) {
        String shipped = RiskMatrix.text();
        if (!shipped.contains(these)) {
            throw new AssertionError("the matrix says nothing of " + these);
        }
        return shipped.replace(these, by);
    }
}
