package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Level;
import java.util.Objects;
import java.util.Optional;

/**
 * One level that a request names.
 *
 * @param name the name as the request spells it, by which tokens answer
 * @param level what it means; empty where it means more than any level of the policy gives
 */
public record Choice(String name, Optional<Level> level) {

    public Choice {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(level, "level");
    }

    /** A level by its own name. */
    public static Choice of(Level level) {
        return new Choice(level.name(), Optional.of(level));
    }

    /** The number of its level; higher than any where it has none. */
    public int loa() {
        return level.map(Level::loa).orElse(Integer.MAX_VALUE);
    }
}
