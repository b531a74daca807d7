package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.rule.Effect;
import java.util.Objects;

/**
 * A level that must be reached, and who says so.
 *
 * @param level the level
 * @param origin the id of the rule, {@code default}, {@code acr_values} for a level that the request names, or the
 *     word of whoever else demands it
 * @param enrolment what who says so says of a user without the factors for it
 */
public record Requirement(Level level, String origin, Enrolment enrolment) {

    static final String DEFAULT = "default";
    static final String REQUESTED = "acr_values";

    public Requirement {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(enrolment, "enrolment");
    }

    /** A level that is required by something other than the policy. */
    public Requirement(Level level, String origin) {
        this(level, origin, Enrolment.UNSAID);
    }

    /** A level that this rule of the policy requires. */
    static Requirement of(Effect.Require require, String origin) {
        return new Requirement(require.level(), origin, Enrolment.of(require.allowsEnrolment()));
    }
}
