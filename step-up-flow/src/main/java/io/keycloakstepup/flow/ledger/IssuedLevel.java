package io.keycloakstepup.flow.ledger;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.Objects;

/**
 * The level that tokens were issued at: what later ones must not exceed.
 *
 * @param name the policy's name for it then; {@code 0} where none was reached
 * @param loa its number then; 0 without a level, and where an earlier version did not write it down
 */
public record IssuedLevel(String name, int loa) {

    public IssuedLevel {
        Objects.requireNonNull(name, "name");
        if (loa < 0) {
            throw new IllegalArgumentException("loa must not be negative: " + loa);
        }
    }

    static IssuedLevel named(String name, Levels levels) {
        return new IssuedLevel(name, levels.named(name).map(Level::loa).orElse(0));
    }

    /**
     * The highest loa that may be said now. A name that the policy still has moves with its number; one that is gone,
     * because a policy renamed it, leaves the number it had.
     */
    int ceiling(Levels levels) {
        return levels.named(name).map(Level::loa).orElse(loa);
    }
}
