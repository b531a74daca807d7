package io.keycloakstepup.policy.decision;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.util.List;
import java.util.Objects;

/**
 * A request whose user was authenticated by somebody else, who does not say how: the device of a backchannel
 * authentication, or the issuer of an assertion. That word is worth the lowest level, and never several factors.
 *
 * @param levels the policy's levels
 */
public record Vouching(Levels levels) {

    public Vouching {
        Objects.requireNonNull(levels, "levels");
    }

    /** The requirements for which the word is not enough; empty where it is. */
    public List<Requirement> unmet(Judgement judgement) {
        return judgement.requirements().stream()
                .filter(requirement -> !isEnoughFor(requirement.level()))
                .toList();
    }

    private boolean isEnoughFor(Level level) {
        return level.equals(levels.lowest()) && !level.isMultiFactor();
    }
}
