package io.keycloakstepup.policy.decision;

import static io.keycloakstepup.policy.facts.FactTable.REQUEST_ACRS;
import static io.keycloakstepup.policy.facts.FactTable.REQUEST_LOA;
import static io.keycloakstepup.policy.facts.FactTable.TIME_HOUR;
import static io.keycloakstepup.policy.facts.FactTable.TIME_INSTANT;
import static io.keycloakstepup.policy.facts.FactTable.TIME_WEEKDAY;

import io.keycloakstepup.policy.facts.Fact;
import io.keycloakstepup.policy.facts.Facts;
import io.keycloakstepup.policy.level.Level;
import io.keycloakstepup.policy.level.Levels;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;

/**
 * Facts with those worked out that only the policy can tell: the number of the level that is asked for, and the time of
 * day where the policy is at home. What the facts themselves know stands.
 *
 * @param levels the policy's levels
 * @param timezone where the policy is at home
 * @param facts what is known
 */
record DerivedFacts(Levels levels, ZoneId timezone, Facts facts) implements Facts {

    @Override
    public Optional<Object> value(Fact fact) {
        Optional<Object> known = facts.value(fact);
        return known.isPresent() ? known : derived(fact);
    }

    private Optional<Object> derived(Fact fact) {
        if (fact.equals(REQUEST_LOA)) {
            return requested(levels, facts).map(level -> (long) level.loa());
        }
        if (fact.equals(TIME_HOUR)) {
            return local().map(time -> (long) time.getHour());
        }
        if (fact.equals(TIME_WEEKDAY)) {
            return local().map(time -> (long) time.getDayOfWeek().getValue());
        }
        return Optional.empty();
    }

    private Optional<ZonedDateTime> local() {
        return facts.value(TIME_INSTANT).map(instant -> ((Instant) instant).atZone(timezone));
    }

    /** The first of the levels that the request names which the policy knows; empty where there is none. */
    static Optional<Level> requested(Levels levels, Facts facts) {
        for (String name : facts.texts(REQUEST_ACRS).orElse(List.of())) {
            Optional<Level> level = levels.named(name);
            if (level.isPresent()) {
                return level;
            }
        }
        return Optional.empty();
    }
}
