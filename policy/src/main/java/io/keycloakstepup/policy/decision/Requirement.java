package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Target;
import io.keycloakstepup.policy.rule.Effect;
import io.keycloakstepup.policy.rule.Effect.Addition;
import java.util.Objects;

/**
 * A level that must be reached, and who says so.
 *
 * @param target the level, and what is asked beyond it
 * @param origin the id of the rule, {@code default}, {@code acr_values} for a level that the request names, or the
 *     word of whoever else demands it
 * @param enrolment what who says so says of registering a factor on the way
 * @param remembering what who says so says of a remembered device
 * @param namesGrant whether it is a rule whose selectors name the grant of this request
 */
public record Requirement(
        Target target, String origin, Permission enrolment, Permission remembering, boolean namesGrant) {

    static final String DEFAULT = "default";
    static final String REQUESTED = "acr_values";

    public Requirement {
        Objects.requireNonNull(target, "target");
        Objects.requireNonNull(origin, "origin");
        Objects.requireNonNull(enrolment, "enrolment");
        Objects.requireNonNull(remembering, "remembering");
    }

    /** A level that is required by something other than the policy's rules. */
    public Requirement(Level level, String origin) {
        this(Target.of(level), origin, Permission.UNSAID, Permission.UNSAID, false);
    }

    /** A level that this rule of the policy requires. */
    static Requirement of(Effect.Require require, String origin, boolean namesGrant) {
        return new Requirement(
                require.target(),
                origin,
                Permission.toEnrol(require),
                Permission.of(require.says(Addition.REMEMBERING)),
                namesGrant);
    }

    /** The level that must be reached. */
    public Level level() {
        return target.level();
    }

    /** Whether a rule of the policy says so, or its default. */
    boolean isOfPolicy() {
        return remembering != Permission.UNSAID;
    }

    /** The same, bound by whatever else binds its level. */
    Requirement boundLike(Target bound) {
        return bound.equals(target) ? this : new Requirement(bound, origin, enrolment, remembering, namesGrant);
    }
}
