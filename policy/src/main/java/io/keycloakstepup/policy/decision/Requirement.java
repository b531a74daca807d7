package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Level;
import java.util.Objects;

/**
 * A level that must be reached, and who says so.
 *
 * @param level the level
 * @param origin the id of the rule, {@code default}, {@code acr_values} for a level that the request names, or the
 *     word of whoever else demands it
 */
public record Requirement(Level level, String origin) {

    static final String DEFAULT = "default";
    static final String REQUESTED = "acr_values";

    public Requirement {
        Objects.requireNonNull(level, "level");
        Objects.requireNonNull(origin, "origin");
    }
}
