package io.keycloakstepup.policy.rule;

import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import io.keycloakstepup.policy.zone.Zones;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How strongly users must prove who they are. Immutable and thread-safe.
 *
 * @param mode whether the policy as a whole is carried out
 * @param levels the levels it speaks of
 * @param zones the networks it speaks of; may hold none
 * @param rules the rules; their order has no meaning; empty where only the default speaks
 * @param byDefault the level that every request needs
 */
public record Policy(Mode mode, Levels levels, Zones zones, List<Rule> rules, Level byDefault) {

    public Policy {
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(levels, "levels");
        Objects.requireNonNull(zones, "zones");
        Objects.requireNonNull(byDefault, "byDefault");
        rules = List.copyOf(rules);
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules with the id " + rule.id());
            }
        }
    }
}
